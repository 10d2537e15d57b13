using PetitionBot.Core.Texts;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Journeys;

public sealed class PlainDocumentJourney
{
    private const string Document = """
        ## ПЕТИЦИЯ
        # О сохранении сквера на улице Садовой

        Мы, жители района, узнали, что на месте сквера хотят строить *торговый центр*.  
        Под этими липами выросли **наши дети**.

        Просим:
        1. Остановить вырубку деревьев <немедленно> & навсегда.
        2. Провести общественные слушания,
           на которых услышат каждого.
        3) Внести сквер в реестр зелёных зон.

        Подпишите и передайте соседям!

        12 марта 2026 г.
        """;

    [Fact]
    public async Task A_folder_with_one_plain_document_of_somebody_else_works_as_it_is()
    {
        await using var bot = await RunningBot.StartAsync(folder => folder.Add("Петиция жителей.md", Document));
        var say = Phrases.In(Language.Russian);
        var chat = bot.Person("Зоя", "ru");

        chat.Start();
        await chat.WaitForTextAsync("О сохранении сквера на улице Садовой");
        await chat.TapAsync(say.ReadButton);
        await chat.TapAsync(say.NextButton);
        Assert.Contains("<немедленно> & навсегда", (await chat.WaitForTextAsync("Остановить вырубку")).Text, StringComparison.Ordinal);
        await chat.TapAsync(say.SignButton);
        await chat.TapAsync(say.AgreeButton);
        chat.Send("Зоя Космодемьянова");
        await chat.WaitForAsync(message => message.Buttons.Any(button => button.Text == say.ConfirmButton));
        await chat.TapAsync(say.ConfirmButton);

        await chat.WaitForAsync(message => message.Source?.Contains(say.SignedNow(1), StringComparison.Ordinal) == true);
        await bot.CheckBookAsync();
    }
}
