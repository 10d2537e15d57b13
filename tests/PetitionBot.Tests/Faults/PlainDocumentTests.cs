using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Faults;

public sealed class PlainDocumentTests
{
    private const string Document =
        """
        # ПЕТИЦИЯ
        ## О сохранении сквера на улице Садовой и безопасных дворах

        **Кому:** акимату города, маслихату  
        **От кого:** жители Садовой, Речной и Заводской улиц

        Мы, жители трёх соседних улиц, обеспокоены тем, что *без обсуждения с нами* решено построить стоянку на месте сквера. За последний год:

        - вырублено 14 деревьев;
        - закрыт единственный пешеходный проход к школе № 7;
        - ночью не горит ни один фонарь.

        ### Просим:

        1. **Отменить строительство стоянки** на месте сквера и внести его в перечень зелёных зон < 1 га.

           Сквер посадили сами жители в 1987 году.
        2. Открыть проход к школе до 1 сентября, *а не «по мере возможности»*.
        3. Осветить дворы: по одному фонарю у каждого подъезда & у детской площадки.
        4) Публиковать решения на сайте акимата не позднее чем через 5 дней.

        С уважением, жители.

        12 марта 2026 года
        """;

    [Fact]
    public async Task One_plain_document_in_the_folder_is_a_petition_that_people_sign_by_name_alone()
    {
        await using var bot = await RunningBot.StartAsync(arrange: folder => folder.Add("Петиция жителей.md", Document));
        var say = Phrases.In(Language.Russian);
        var chat = bot.Person("Вера", "ru");

        chat.Start();
        var card = await chat.WaitForTextAsync("О сохранении сквера на улице Садовой");
        await chat.TapAsync(say.ReadButton);
        var read = new List<string>();
        while (true)
        {
            read.Add(chat.Messages.Single(message => message.Id == card.Id).Text);
            if (!chat.Messages.Single(message => message.Id == card.Id).Buttons.Any(button => button.Text == say.NextButton)) break;
            await chat.TapAsync(say.NextButton);
        }

        string[] parts =
        [
            "без обсуждения с нами", "вырублено 14 деревьев", "Отменить строительство стоянки", "зелёных зон < 1 га", "посадили сами жители в 1987 году",
            "Открыть проход к школе", "подъезда & у детской площадки", "через 5 дней", "12 марта 2026 года",
        ];
        foreach (var part in parts) Assert.Contains(read, text => text.Contains(part, StringComparison.Ordinal));

        await chat.TapAsync(say.SignButton);
        await chat.TapAsync(say.AgreeButton);
        await chat.WaitForTextAsync(say.AskName);
        chat.Send("Вера Ёжикова-Нұрлан");
        await chat.WaitForAsync(message => message.Buttons.Any(button => button.Text == say.ConfirmButton));
        await chat.TapAsync(say.ConfirmButton);
        var number = await chat.NumberAsync();

        Assert.Contains(say.SignedNow(1), number.Source, StringComparison.Ordinal);
        await bot.QuietAsync();
        var link = number.Buttons.First(button => button.Kind == ButtonKind.CopyText).Data;
        var friend = bot.World.AddPerson("Айдос", "kk").OpenLink(link);
        await friend.WaitForTextAsync("О сохранении сквера на улице Садовой");
        Assert.DoesNotContain(chat.Messages, message => message.Text.Contains("Ёжикова", StringComparison.Ordinal));
        await bot.CheckBookAsync();
    }
}
