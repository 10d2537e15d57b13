using PetitionBot.Playground;

namespace PetitionBot.Tests.Faults;

/// <summary>Many signers at once, who go on whether the bot is there or not.</summary>
internal sealed class Load(TelegramWorld world, int seed)
{
    private readonly List<Signer> _signers = [];
    private readonly List<Task> _runs = [];
    private readonly PersonChat _chatterer = world.AddPerson("Chatterer", "en").OpenChat();

    public IReadOnlyList<Signer> Signers => _signers;

    /// <summary>Lets more of them begin.</summary>
    public void Join(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var before = _signers.LastOrDefault();
            var index = _signers.Count;
            var signer = new Signer(world.AddPerson($"Signer {index}", Core.Texts.Languages.Code(Core.Texts.Languages.All[index % 3])).OpenChat(), index, seed);
            _signers.Add(signer);
            _runs.Add(Task.Run(() => signer.RunAsync(before)));
        }
    }

    /// <summary>How many messages whoever writes anything was answered with.</summary>
    public int Answers => _chatterer.Messages.Count(message => message.FromBot);

    /// <summary>An update that no signer waits for.</summary>
    public void WriteAnything() => _chatterer.Send("/help");

    /// <summary>Waits until all of them are where they meant to go.</summary>
    public async Task DoneAsync(TimeSpan? patience = null)
    {
        var all = Task.WhenAll(_runs);
        if (await Task.WhenAny(all, Task.Delay(patience ?? TimeSpan.FromSeconds(60))) == all)
        {
            await all;
            return;
        }

        var stuck = _signers.Where((_, i) => !_runs[i].IsCompleted).Select(signer =>
            $"signer {signer.Index} ({signer.Language}):\n  {string.Join("\n  ", signer.Chat.Messages.TakeLast(4))}");
        Assert.Fail($"Nobody answers any more:\n{string.Join('\n', stuck)}");
    }
}
