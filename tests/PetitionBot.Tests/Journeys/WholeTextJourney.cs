using PetitionBot.Core.Petitions;
using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Journeys;

public sealed class WholeTextJourney
{
    [Theory]
    [InlineData("ru", Language.Russian)]
    [InlineData("kk", Language.Kazakh)]
    [InlineData("en", Language.English)]
    public async Task Someone_takes_the_whole_text_along_and_taps_in_vain_for_more_of_it(string tag, Language language)
    {
        await using var bot = await RunningBot.StartAsync();
        var say = Phrases.In(language);
        var chat = bot.Person("Reader", tag);
        chat.Start();
        await chat.WaitForAsync(message => message.Buttons.Any(button => button.Text == say.ReadButton));
        await chat.TapAsync(say.ReadButton);

        var presses = Enumerable.Range(0, 50).Select(_ => chat.PressButton(say.WholeTextButton)).ToList();

        var file = await chat.WaitForAsync(message => message.Document is not null);
        foreach (var press in presses) await press.WaitForAnswerAsync();
        await bot.QuietAsync();
        Assert.Single(chat.Messages, message => message.Document is not null);
        Assert.Equal(49, presses.Count(press => press.Text == say.WholeTextAgainNote));
        Assert.Equal(say.WholeTextCaption, file.Text);
        Assert.Equal(($"fair-elections-{tag}.html", "text/html"), (file.Document!.Name, file.Document.MimeType));
        var petition = PetitionFolder.Read(bot.Folder.Petitions).Petitions[0];
        Assert.Equal(WholeText.File(petition, language), file.Document.Content.ToArray());
        await bot.CheckBookAsync();
    }

    [Fact]
    public async Task A_file_that_waited_over_a_restart_arrives_as_it_was_decided_although_the_petition_has_changed()
    {
        await using var bot = await RunningBot.StartAsync();
        var say = Phrases.In(Language.English);
        var chat = bot.Person("Reader", "en");
        var before = WholeText.File(PetitionFolder.Read(bot.Folder.Petitions).Petitions[0], Language.English);
        chat.Start();
        await chat.WaitForAsync(message => message.Buttons.Any(button => button.Text == say.ReadButton));
        await chat.TapAsync(say.ReadButton);
        bot.World.Faults.Flood(2, chat.Person.Id, method: "sendDocument");
        await chat.PressButton(say.WholeTextButton).WaitForAnswerAsync();

        await bot.RestartAsync(() =>
        {
            foreach (var code in new[] { "ru", "kk", "en" }) bot.Folder.Add($"fair-elections/{code}.md", "# New\n\n1. New.\n");
            return Task.CompletedTask;
        });

        var file = await chat.WaitForAsync(message => message.Document is not null);
        Assert.Equal(before, file.Document!.Content.ToArray());
    }

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    [InlineData(500)]
    public async Task Where_no_file_can_be_sent_words_come_instead_and_nobody_waits_behind_it(int status)
    {
        await using var bot = await RunningBot.StartAsync();
        var say = Phrases.In(Language.English);
        var chat = bot.Person("Reader", "en");
        bot.World.Faults.Add(new Fault { Status = status, Method = "sendDocument" });
        chat.Start();
        await chat.WaitForAsync(message => message.Buttons.Any(button => button.Text == say.ReadButton));
        await chat.TapAsync(say.ReadButton);
        await chat.PressButton(say.WholeTextButton).WaitForAnswerAsync();
        chat.Send("/help");

        var words = await chat.WaitForTextAsync(say.WholeTextFailed, TimeSpan.FromSeconds(60));
        await chat.WaitForTextAsync("Read the petition, sign it");
        Assert.Equal(say.ReadButton, Assert.Single(words.Buttons).Text);
        await bot.QuietAsync();
    }
}
