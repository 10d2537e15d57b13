using System.Diagnostics;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Merkle;
using PetitionBot.Core.Storage;
using PetitionBot.Operations;

namespace PetitionBot.Bench.Log;

/// <summary>The log from its first entry to its last, as a table.</summary>
internal sealed class LogBench(BenchBook book, string folder, TextWriter output)
{
    private const int Batch = 1000;
    private const int Probes = 2000;
    private const int Appended = 2560;

    private readonly string _published = Path.Combine(folder, "log");

    public async Task RunAsync(int size)
    {
        await output.WriteLineAsync($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, SQLite\n\n| what | result |\n| --- | --- |");
        var signed = 0;
        (double With, double Without)? first = null;
        foreach (var milestone in new[] { size / 100, size / 10, size })
        {
            var filling = Stopwatch.StartNew();
            for (; signed < milestone; signed += Batch) await book.Store.WriteAsync(unit => Sign(unit, signed, Batch));
            var cost = await CostAsync(signed);
            first ??= cost;
            Say($"one signature at {milestone:N0} entries (fill {filling.Elapsed.TotalSeconds:N0} s)",
                $"{cost.With * 1000:N1} µs with the tree, {cost.Without * 1000:N1} µs without; to the first row {cost.With / first.Value.With:N2} and {cost.Without / first.Value.Without:N2}");
        }

        await ProveAsync(size);
        await PublishAsync();
        Timed("recount of the own book", () => Require(OwnBook.Recount(book.Path, book.Secret).Problems.Count == 0));
        Say("book on disk", $"{new FileInfo(book.Path).Length / 1e6:N0} MB");
        Say("most memory", $"{Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:N0} MB");
    }

    private bool Sign(IUnitOfWork unit, long from, int count)
    {
        book.Sign(unit, from, count);
        return true;
    }

    // The same work with and without the tree, by turns, none of which stays.
    private async Task<(double With, double Without)> CostAsync(int signed)
    {
        var (with, without) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < 7; turn++)
        {
            with.Add(await TryAsync(signed, unit => unit));
            without.Add(await TryAsync(signed, unit => new TreelessUnit(unit)));
        }

        return (Median(with), Median(without));
    }

    private async Task<double> TryAsync(int signed, Func<IUnitOfWork, IUnitOfWork> dress)
    {
        var took = 0.0;
        try
        {
            await book.Store.WriteAsync<bool>(unit =>
            {
                var watch = Stopwatch.StartNew();
                book.Sign(dress(unit), signed, Appended);
                took = watch.Elapsed.TotalMilliseconds / Appended;
                throw new OperationCanceledException();
            });
        }
        catch (OperationCanceledException)
        {
            // Rolled back.
        }

        return took;
    }

    private async Task ProveAsync(int size)
    {
        var random = new Random(7);
        var (inclusion, consistency) = (new List<double>(), new List<double>());
        var root = await book.Store.ReadAsync(unit => new LogTree(unit).Root(size));
        for (var probe = 0; probe < Probes; probe++)
        {
            var index = random.NextInt64(size);
            // A receipt is asked for alone: nothing of the tree is at hand.
            var watch = Stopwatch.StartNew();
            var (leaf, proof) = await book.Store.ReadAsync(unit => (unit.Leaves.List(index, 1)[0].Bytes, new LogTree(unit).InclusionProof(index, size)));
            inclusion.Add(watch.Elapsed.TotalMilliseconds);
            Require(MerkleProof.Includes(index, size, MerkleHash.Leaf(leaf), proof, root));
            watch.Restart();
            await book.Store.ReadAsync(unit => new LogTree(unit).ConsistencyProof(index, size));
            consistency.Add(watch.Elapsed.TotalMilliseconds);
        }

        Say("inclusion proof", Spread(inclusion));
        Say("consistency proof", Spread(consistency));
    }

    private async Task PublishAsync()
    {
        var publisher = new LogPublisher(_published, book.Signer.Origin, book.Signer.Key);
        await TimedAsync("publishing in full", () => book.Store.ReadAsync(unit => publisher.Publish(unit, 1)));
        Timed("offline recount of the published folder", () => Require(PublishedLog.Open(_published, book.Signer.PublicKey).Recount().Problems.Count == 0));
        await book.Store.WriteAsync(unit => Sign(unit, 1L << 40, 20));
        await TimedAsync("publishing 20 entries more", () => book.Store.ReadAsync(unit => publisher.Publish(unit, 1)));
    }

    private void Timed(string what, Action act)
    {
        var watch = Stopwatch.StartNew();
        act();
        Say(what, $"{watch.Elapsed.TotalSeconds:N2} s");
    }

    private async Task TimedAsync(string what, Func<Task> act)
    {
        var watch = Stopwatch.StartNew();
        await act();
        Say(what, $"{watch.Elapsed.TotalSeconds:N2} s");
    }

    private void Say(string what, string result) => output.WriteLine($"| {what} | {result} |");

    private static string Spread(List<double> all)
    {
        all.Sort();
        return $"p50 {all[all.Count / 2]:N2} ms, p99 {all[all.Count * 99 / 100]:N2} ms";
    }

    private static double Median(List<double> all) => all.Order().ElementAt(all.Count / 2);

    private static void Require(bool isSo)
    {
        if (!isSo) throw new InvalidOperationException("what was measured is wrong");
    }
}
