using System.Globalization;

namespace PetitionBot.Tests.Faults.Crashes;

/// <summary>
/// At which operations of a life something happens: a sample spread over all of them, or with PETITIONBOT_CRASH_ROUNDS so many,
/// or "all". PETITIONBOT_CRASH_SEED repeats a run.
/// </summary>
internal static class CrashPoints
{
    private const int Usual = 10;

    public static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("PETITIONBOT_CRASH_SEED"), CultureInfo.InvariantCulture, out var seed)
        ? seed
        : Environment.TickCount & 0xFFFF;

    public static IEnumerable<int> Of(int operations)
    {
        var asked = Environment.GetEnvironmentVariable("PETITIONBOT_CRASH_ROUNDS");
        var rounds = asked == "all" ? operations : int.TryParse(asked, CultureInfo.InvariantCulture, out var number) ? number : Usual;
        if (rounds >= operations) return Enumerable.Range(1, operations);
        var random = new Random(Seed);
        // One out of each stretch of the life.
        return Enumerable.Range(0, rounds).Select(i => 1 + (int)((i + random.NextDouble()) * operations / rounds)).ToList();
    }
}
