using System.Diagnostics.Metrics;

namespace PetitionBot.Operations.Metering;

/// <summary>What is looked at whenever somebody asks for the numbers: what waits, when Telegram last answered, room on the disk.</summary>
internal sealed class BotGauges
{
    private static readonly string[] Endings = ["", "-wal", "-shm"];

    private readonly BotLine[] _lines;
    private readonly string _book;

    public BotGauges(BotMeter meter, BotLine[] lines, Settings settings)
    {
        (_lines, _book) = (lines, Path.GetFullPath(settings.StoragePath));
        meter.Meter.CreateObservableGauge("petitionbot.outbox.depth", Depths, "{message}", "Messages that wait or are being sent, by lane.");
        meter.Meter.CreateObservableGauge("petitionbot.outbox.age", Ages, "s", "How long the oldest of them has waited, at most since the start.");
        meter.Meter.CreateObservableGauge("petitionbot.polls.age", Polls, "s", "Since the last successful getUpdates; missing before the first one.");
        meter.Meter.CreateObservableGauge("petitionbot.disk.free", Free, "By", "Free space where the book is.");
        meter.Meter.CreateObservableGauge("petitionbot.book.size", Size, "By", "The book's files.");
    }

    private static KeyValuePair<string, object?> Bot(BotLine line) => new("bot", line.Token.Id);

    private IEnumerable<Measurement<long>> Depths() =>
        from line in _lines
        from backlog in line.Courier.Backlog()
        select new Measurement<long>(backlog.Rows, Bot(line), new("lane", BotMeter.Word(backlog.Lane)));

    private IEnumerable<Measurement<double>> Ages() =>
        from line in _lines
        from backlog in line.Courier.Backlog()
        select new Measurement<double>(backlog.Oldest.TotalSeconds, Bot(line), new("lane", BotMeter.Word(backlog.Lane)));

    private IEnumerable<Measurement<double>> Polls() =>
        from line in _lines
        let since = line.Pump.SincePolled
        where since is not null
        select new Measurement<double>(since.Value.TotalSeconds, Bot(line));

    private IEnumerable<Measurement<long>> Free() => Tried(() => new DriveInfo(Path.GetDirectoryName(_book)!).AvailableFreeSpace);

    private IEnumerable<Measurement<long>> Size() =>
        Tried(() => Endings.Select(end => new FileInfo(_book + end)).Where(file => file.Exists).Sum(file => file.Length));

    // A disk that cannot be asked has no number; the others must not go without theirs.
    private static IEnumerable<Measurement<long>> Tried(Func<long> look)
    {
        try
        {
            return [new(look())];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
