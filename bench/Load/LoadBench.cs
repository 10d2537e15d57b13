using System.Diagnostics;
using PetitionBot.Playground;

namespace PetitionBot.Bench.Load;

/// <summary>
/// Many people sign at once at the real program over real HTTP: so many are always under way, each at a person's pace. The
/// emulator and the people are in this process, on the same cores.
/// </summary>
/// <param name="signers">How many sign while it is measured.</param>
/// <param name="atOnce">How many are under way at any time.</param>
/// <param name="latency">What every call of the Bot API takes longer.</param>
/// <param name="folder">For the bot's book.</param>
/// <param name="output">Where the table goes.</param>
internal sealed class LoadBench(int signers, int atOnce, TimeSpan latency, string folder, TextWriter output)
{
    private static readonly TimeSpan Thinking = TimeSpan.FromSeconds(1);
    private static readonly string[] Languages = ["ru", "kk", "en"];

    private readonly Latencies _latencies = new();
    private int _begun;
    private int _signed;

    public async Task RunAsync()
    {
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Url = "http://127.0.0.1:0" });
        if (latency > TimeSpan.Zero) server.World.Faults.Add(new Fault { Kind = FaultKind.Late, Delay = latency });
        await using var bot = await BotRun.StartAsync(server, folder);
        var atStart = bot.Memory.Now;
        // The first ones warm everything up; those who are under way at the end are not counted.
        var warm = atOnce;
        using var enough = new CancellationTokenSource();
        var people = Enumerable.Range(0, atOnce).Select(i => KeepSigningAsync(server.World, i, enough.Token)).ToList();
        await UntilAsync(warm, people);
        _latencies.Clear();
        var (clock, cpu, own, from, before, written) =
            (Stopwatch.StartNew(), bot.Cpu, OwnCpu(), Volatile.Read(ref _signed), await bot.MetricsAsync(), bot.Written);
        await UntilAsync(warm + signers, people);
        var (took, signed) = (clock.Elapsed, Volatile.Read(ref _signed) - from);
        await SayAsync(bot, took, signed, bot.Cpu - cpu, OwnCpu() - own, bot.Written - written, atStart, before);
        await enough.CancelAsync();
        await Task.WhenAll(people);
    }

    private static TimeSpan OwnCpu() => Process.GetCurrentProcess().TotalProcessorTime;

    private async Task KeepSigningAsync(TelegramWorld world, int index, CancellationToken enough)
    {
        // Not all in the same second.
        await Task.Delay(TimeSpan.FromMilliseconds(10_000.0 * index / atOnce), TimeProvider.System, CancellationToken.None);
        while (!enough.IsCancellationRequested)
        {
            var number = Interlocked.Increment(ref _begun);
            var chat = world.AddPerson("Айгүл", Languages[number % 3], null, "Нұрланқызы").OpenChat();
            await new Walker(chat, reads: number % 3 == 0, Thinking, _latencies).SignAsync();
            Interlocked.Increment(ref _signed);
        }
    }

    private async Task UntilAsync(int signed, List<Task> people)
    {
        while (Volatile.Read(ref _signed) < signed)
        {
            if (people.Find(person => person.IsFaulted) is { } lost) await lost;
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    private async Task SayAsync(BotRun bot, TimeSpan took, int signed, TimeSpan cpu, TimeSpan own, long? written, double memoryAtStart, string before)
    {
        var (answers, p50, p99) = _latencies.Read();
        await output.WriteLineAsync(
            $"""
            | what | result |
            | --- | --- |
            | latency of the Bot API | {latency.TotalMilliseconds:0} ms |
            | signatures a minute | {signed / took.TotalMinutes:#,0} ({signed:#,0} in {took.TotalSeconds:0.0} s, {atOnce:#,0} people under way) |
            | answers a second | {answers / took.TotalSeconds:#,0} |
            | from an update to its answer | p50 {p50:0} ms, p99 {p99:0} ms |
            | processor seconds for 1,000 signatures | {cpu.TotalSeconds / signed * 1000:0.00} of the bot, {own.TotalSeconds / signed * 1000:0.00} of emulator and people |
            | cores in use | {cpu / took:0.00} by the bot, {own / took:0.00} by emulator and people |
            | written to the disk for 1,000 signatures | {(written is { } bytes ? $"{bytes / 1e3 / signed:0} MB" : "not known on this system")} |
            | memory of the bot | {memoryAtStart:0} MB at the start, {bot.Memory.Now:0} MB at the end, {bot.Memory.Most:0} MB at most |
            """);
        foreach (var row in MetricsTable.Rows(before, await bot.MetricsAsync())) await output.WriteLineAsync(row);
        await output.WriteLineAsync();
    }
}
