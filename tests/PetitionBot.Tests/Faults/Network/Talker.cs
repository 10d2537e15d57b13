using PetitionBot.Core.Texts;
using PetitionBot.Playground;

namespace PetitionBot.Tests.Faults.Network;

/// <summary>Somebody who asks one thing after another without waiting: what they are told says whether order was kept and nothing lost.</summary>
internal sealed class Talker(PersonChat chat)
{
    private static readonly Phrases Say = Phrases.In(Language.English);

    // What is written, and how the answer begins. Neighbours differ, so that a message said twice shows.
    private static readonly (string Write, string Answer)[] Topics =
    [
        ("/help", Say.Help[..20]), ("/language", Say.ChooseLanguage), ("/me", Say.NotSigned), ("/cancel", Say.NothingToCancel),
    ];

    private int _written;

    public PersonChat Chat => chat;

    /// <summary>Asks so many more things.</summary>
    public void Write(int times)
    {
        for (var i = 0; i < times; i++) chat.Send(Topics[_written++ % Topics.Length].Write);
    }

    /// <summary>Waits until everything is answered.</summary>
    public async Task AnsweredAsync(TimeSpan patience)
    {
        try
        {
            await chat.WaitUntilAsync(_ => Once().Count >= _written, patience);
        }
        catch (TimeoutException)
        {
            Check();
            throw;
        }
    }

    /// <summary>Fails unless each question is answered in its turn; returns how many messages came more than once.</summary>
    public int Check()
    {
        var expected = Enumerable.Range(0, _written).Select(i => i % Topics.Length);
        Assert.True(expected.SequenceEqual(Once()), $"{chat.Person.FirstName} asked {_written} things and was told {string.Join(' ', Said())}");
        return Said().Count - _written;
    }

    private List<int> Once()
    {
        var said = Said();
        return [.. said.Where((topic, i) => i == 0 || topic != said[i - 1])];
    }

    private List<int> Said() =>
        [.. chat.Messages.Where(message => message.FromBot).Select(message => Array.FindIndex(Topics, topic => message.Text.StartsWith(topic.Answer, StringComparison.Ordinal)))];
}
