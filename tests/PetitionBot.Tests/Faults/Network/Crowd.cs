using PetitionBot.Core.Ledger;
using PetitionBot.Core.Storage;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Faults.Network;

/// <summary>
/// Signers and talkers while something goes wrong. Nobody of them tries again; in the end everybody must be where they meant
/// to go, once, in order.
/// </summary>
internal sealed class Crowd(RunningBot bot, int seed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Load _load = new(bot.World, seed);
    private readonly List<Talker> _talkers = [];

    public int Signers => _load.Signers.Count;

    public void Join(int signers, int talkers)
    {
        _load.Join(signers);
        for (var i = 0; i < talkers; i++) _talkers.Add(new Talker(bot.Person($"Talker {_talkers.Count}", "en")));
    }

    /// <summary>Every talker asks so many things more.</summary>
    public void Talk(int times) => _talkers.ForEach(talker => talker.Write(times));

    /// <summary>Waits until everybody has come to their end, and holds book and chats against each other.</summary>
    /// <param name="mostDoubled">So many messages may have come twice: as many as were said without the bot being told.</param>
    /// <returns>How many messages came more than once.</returns>
    public async Task<int> EndAsync(int mostDoubled)
    {
        await _load.DoneAsync(Patience);
        foreach (var talker in _talkers) await talker.AnsweredAsync(Patience);
        await SentAsync();
        var book = await bot.Store.ReadAsync(unit => BookSnapshot.Of(unit, bot.Secret, bot.World.Bot.Id, _load.Signers, []));
        Assert.Empty(book.Problems);
        Assert.Equal(book.Signatures.Count, book.Rows);
        Assert.Equal(_load.Signers.Count(signer => signer.Ending == Ending.Signed), book.Count);
        var doubled = _talkers.Sum(talker => talker.Check()) + _load.Signers.Sum(signer => Check(book, signer));
        Assert.True(doubled <= mostDoubled, $"{doubled} messages came twice, {mostDoubled} at most were said without an answer");
        Assert.Empty(await bot.Store.ReadAsync(unit => unit.Failures.List(FailureKind.DeadLetter, 0, 10)));
        Assert.Empty(await bot.Store.ReadAsync(unit => unit.Failures.List(FailureKind.Poison, 0, 10)));
        return doubled;
    }

    private static int Check(BookSnapshot book, Signer signer)
    {
        var who = $"signer {signer.Index}";
        var mine = book.Signatures.GetValueOrDefault(signer.Index);
        Assert.True(signer.Ending == Ending.Draft == mine is null, $"{who} means {signer.Ending} and has {mine?.Serial}");
        Assert.True(signer.Ending == Ending.Draft == book.Drafts.ContainsKey(signer.Index), $"{who} means {signer.Ending}");
        if (mine is null) return 0;
        Assert.True(signer.Ending == Ending.Withdrawn == (mine.State == LeafKind.Withdrawn), $"{who} is {mine.State}");
        Assert.Equal([mine.Serial], signer.Shown);
        var proofs = signer.Chat.Messages.Count(message => message.Source?.StartsWith(signer.Say.SignedNow(mine.Serial), StringComparison.Ordinal) == true);
        // A second tap on Confirm shows the same proof again, as it should.
        return Math.Max(0, proofs - (signer.TapsTwice ? 2 : 1));
    }

    private async Task SentAsync()
    {
        for (var i = 0; i < Patience.TotalSeconds * 10; i++)
        {
            if (await bot.Store.ReadAsync(unit => unit.Outbox.List(bot.World.Bot.Id, 0, 1).Count) == 0) return;
            await Task.Delay(100);
        }

        Assert.Fail("the outbox did not become empty");
    }
}
