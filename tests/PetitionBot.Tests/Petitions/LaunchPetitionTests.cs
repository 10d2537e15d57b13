using PetitionBot.Core.Petitions;
using PetitionBot.Core.Texts;
using PetitionBot.Tests.Texts;

namespace PetitionBot.Tests.Petitions;

public class LaunchPetitionTests
{
    [Fact]
    public void The_launch_petition_has_three_languages_eight_demands_and_21_regions()
    {
        var content = PetitionFolder.Read(Path.Combine(AppContext.BaseDirectory, "LaunchPetitions"));
        Assert.Empty(content.Problems);
        var petition = Assert.Single(content.Petitions);
        Assert.Equal("fair-elections", petition.Id.Value);
        Assert.Equal(Languages.All.Order(), petition.Texts.Keys.Order());
        Assert.Equal(Fields.Name | Fields.Region, petition.Settings.Fields);
        Assert.Equal(21, petition.Settings.Regions.Count);
        Assert.All(petition.Settings.Regions, region => Assert.Equal(3, region.Names.Values.Distinct().Count()));
        Assert.All(petition.Texts.Values, text =>
        {
            Assert.Equal(8, text.Demands.Count);
            Assert.Contains("58", text.Demands[2].Html, StringComparison.Ordinal);
            foreach (var fact in new[] { "33", "32", "2020" }) Assert.Contains(fact, text.ClosingHtml, StringComparison.Ordinal);
            Assert.All(ReadingPages.Of(text, 3500), page => Assert.Equal(1, page.Parts));
            Assert.InRange(TelegramHtml.LengthAfterParsing(text.Summary(700)), 100, 700);
            TelegramHtmlChecker.CheckAll(text);
        });
    }
}
