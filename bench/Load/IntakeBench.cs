using System.Diagnostics;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sqlite;

namespace PetitionBot.Bench.Load;

/// <summary>
/// What the one writer does for a batch of updates, alone: the same journeys as under the load, decided and written into a real
/// book, without HTTP and without anybody else on the machine. Its time is what the load cannot go below.
/// </summary>
/// <param name="people">How many sign.</param>
/// <param name="folder">For the book.</param>
/// <param name="output">Where the table goes.</param>
internal sealed class IntakeBench(int people, string folder, TextWriter output)
{
    private const int BatchSize = 100;

    private static readonly BotIdentity Bot = new(1000001, "bench_bot");
    private static readonly string[] Languages = ["ru", "kk", "en"];

    private long _update;
    private int _message;

    public async Task RunAsync()
    {
        var secret = ServerSecret.Create();
        await using var store = await SqliteBookStore.OpenAsync(Path.Combine(folder, "book.db"));
        using var key = OrganizerKey.Create("bench");
        var sealTo = new OrganizerCertificates([OrganizerCertificates.Parse(key.CertificatePem)]);
        var tombstones = new TombstoneKeys(Path.Combine(folder, "tombstones"), secret, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        var petitions = PetitionFolder.Read(Path.Combine(AppContext.BaseDirectory, "petitions")).Petitions;
        var conversation = new Conversation(
            new BookKeys(secret, sealTo, tombstones), petitions, "https://t.me/", new LogSigner("petitionbot/bench", LogKey.Create()), null);
        var outbox = new OutboxBoxes(secret);
        var intake = new Intake(store, conversation, outbox, new FailureBoxes(secret), TimeProvider.System);

        var (clock, cpu, updates, batches) = (new Stopwatch(), TimeSpan.Zero, 0, 0);
        for (var first = 0; first < people; first += BatchSize)
        {
            var walkers = Enumerable.Range(first, BatchSize).Select(i => new Steps(i, Languages[i % 3])).ToList();
            // What has warmed up everything is not counted.
            if (first == people / 5) (clock, cpu, updates, batches) = (Stopwatch.StartNew(), Cpu, 0, 0);
            while (walkers.Count > 0)
            {
                var batch = walkers.Select(walker => new Arrival(++_update, walker.Next(++_message), null, default)).ToList();
                var taken = await intake.TakeAsync(Bot, batch, drained: false);
                foreach (var (walker, said) in walkers.Zip(taken.Waiting.Where(row => row.Body is { What: not Outgoing.Delete }).GroupBy(row => row.Chat)))
                    walker.See(said.Select(row => row.Body!.What));
                await store.WriteAsync(unit => Settle(unit, outbox, taken.Waiting));
                (updates, batches) = (updates + batch.Count, batches + 1);
                walkers.RemoveAll(walker => walker.IsDone);
            }
        }

        await output.WriteLineAsync(
            $"""
            | what | result |
            | --- | --- |
            | one update, with its part of the commits | {clock.Elapsed.TotalMicroseconds / updates:0.0} µs, {(Cpu - cpu).TotalMicroseconds / updates:0.0} µs of a processor ({updates:#,0} updates) |
            | one batch of {updates / batches} | {clock.Elapsed.TotalMilliseconds / batches:0.0} ms |
            """);
    }

    private static TimeSpan Cpu => Process.GetCurrentProcess().TotalProcessorTime;

    private bool Settle(IUnitOfWork unit, OutboxBoxes outbox, List<Waiting> rows)
    {
        foreach (var row in rows)
        {
            if (row.Body!.What is Outgoing.Say)
                unit.Outbox.MarkSent(row.Id, outbox.Sent(row.Id, Convert.FromHexString(row.Chat), ++_message, TimeProvider.System.GetUtcNow()));
            else
                unit.Outbox.Delete(row.Id);
        }

        return true;
    }

    /// <summary>One person's way, told by what the bot last showed.</summary>
    private sealed class Steps(int index, string language)
    {
        private static readonly string[] Presses = ["1|a|", "1|n|", "", "1|g|", "1|c|"];

        private readonly Person _person = new(1000 + index, 1000 + index, "Айгүл", "Нұрланқызы", language);
        private IReadOnlyList<Button> _buttons = [];
        private int _page = index % 3 == 0 ? 1 : 0;
        private int _step = -2;

        public bool IsDone { get; private set; }

        public Incoming Next(int message)
        {
            if (_step == -2)
            {
                _step = -1;
                return new Incoming.Command(_person, message, "start", "");
            }

            if (_page > 0 && Find($"1|r|fair-elections|{_page}") is { } page)
            {
                _page++;
                return Press(page, message);
            }

            _page = 0;
            var awaited = _step < 0 ? "1|s|" : Presses[_step];
            _step++;
            if (awaited.Length == 0) return new Incoming.Text(_person, message, "Айгүл Нұрланқызы");
            IsDone = _step == Presses.Length;
            return Press(Find(awaited) ?? throw new InvalidOperationException($"the bot does not offer {awaited}"), message);
        }

        public void See(IEnumerable<Outgoing> said) =>
            _buttons = [.. said.SelectMany(Keyboards).SelectMany(keyboard => keyboard.Rows).SelectMany(row => row)];

        private static IEnumerable<Keyboard.Inline> Keyboards(Outgoing said) => said switch
        {
            Outgoing.Say { Keyboard: Keyboard.Inline inline } => [inline],
            Outgoing.Edit { Keyboard: { } inline } => [inline],
            _ => [],
        };

        private Button.Press? Find(string data) =>
            _buttons.OfType<Button.Press>().FirstOrDefault(button => button.Data.StartsWith(data, StringComparison.Ordinal));

        private Incoming.Press Press(Button.Press button, int message) => new(_person, $"{message}", message, button.Data);
    }
}
