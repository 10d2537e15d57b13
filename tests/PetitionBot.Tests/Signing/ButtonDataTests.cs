using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Signing;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Signing;

public sealed class ButtonDataTests
{
    [Fact]
    public void Every_verb_with_the_longest_petition_and_argument_fits_and_comes_back()
    {
        var verbs = typeof(Verb).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();
        Assert.Equal(verbs.Count, verbs.Distinct().Count());
        Prop.ForAll(Generators.PetitionIds, petition => verbs.TrueForAll(verb =>
        {
            var data = new ButtonData(verb, petition.Value, new string('9', 19));
            return Encoding.UTF8.GetByteCount(data.ToString()) <= ButtonData.MaxBytes && ButtonData.Parse(data.ToString()) == data;
        })).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Forged_data_never_throws()
    {
        var anything = Gen.OneOf(Gen.Elements('|', '1', 'c', '\ud800'), Gen.Choose(0, 0xFFFF).Select(unit => (char)unit))
            .ArrayOf().Select(units => new string(units)).ToArbitrary();
        Prop.ForAll(anything, text => ButtonData.Parse(text) is not { } data || data.ToString() == text).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Theory]
    [InlineData("")]
    [InlineData("c")]
    [InlineData("1|c|p")]
    [InlineData("1|c|p|a|b")]
    [InlineData("2|c|p|a")]
    [InlineData("1|c|0123456789012345678901234567890123456789|01234567890123456789")]
    public void What_is_of_another_form_is_nothing(string data) => Assert.Null(ButtonData.Parse(data));

    [Fact]
    public void Data_over_64_bytes_is_refused_before_Telegram_does() =>
        Assert.Throws<InvalidOperationException>(() => new ButtonData("c", "p", new string('я', 30)).ToString());

    [Theory]
    [InlineData(Fields.Name | Fields.Region | Fields.Phone | Fields.Comment)]
    [InlineData(Fields.Region | Fields.Comment)]
    [InlineData(Fields.Phone)]
    [InlineData(Fields.Name)]
    public void A_draft_asks_each_field_once_in_order_and_then_sums_up(Fields asked)
    {
        var steps = new List<Step>();
        var draft = new Draft { Petition = "p", Step = Step.Consent }.AtNextQuestion(asked);
        while (draft.Step != Step.Summary)
        {
            steps.Add(draft.Step);
            draft = (draft.Step switch
            {
                Step.Consent => draft with { ConsentVersion = 1 },
                Step.Name => draft with { Name = "Ann Lee" },
                Step.Region => draft with { Region = "abai" },
                Step.Phone => draft with { Phone = "+7" },
                _ => draft with { Comment = "" },
            }).AtNextQuestion(asked);
        }

        Step[] all = [Step.Name, Step.Region, Step.Phone, Step.Comment];
        Assert.Equal([Step.Consent, .. all.Where(step => asked.HasFlag(Enum.Parse<Fields>($"{step}")))], steps);
    }
}
