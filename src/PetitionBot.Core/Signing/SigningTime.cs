using System.Globalization;

namespace PetitionBot.Core.Signing;

/// <summary>
/// How long signing takes, from opening the petition, as a histogram: a bucket is a counter, so that no row holds a time.
/// Buckets are 5 s wide at first and then grow by a quarter. A bucket's key is its upper bound in seconds; keys are stored:
/// never change the bounds.
/// </summary>
internal static class SigningTime
{
    private const int SmallestBucket = 5;
    private const int Longest = 7 * 24 * 3600;

    /// <summary>The upper bounds in seconds, not included; the last bucket has none and takes everything above.</summary>
    public static IReadOnlyList<int> Bounds { get; } = MakeBounds();

    /// <summary>The key of the bucket of this time.</summary>
    public static string KeyOf(TimeSpan took) => Key(Bounds.TakeWhile(bound => bound <= took.TotalSeconds).Count());

    /// <summary>The key of a bucket by its place, from 0.</summary>
    public static string Key(int bucket) => bucket < Bounds.Count ? Bounds[bucket].ToString(CultureInfo.InvariantCulture) : "more";

    /// <summary>The median, taking a bucket's people as spread evenly over it: at most the width of its bucket away from the true one.</summary>
    /// <param name="countOf">How many stand in the bucket of a key.</param>
    /// <returns>Seconds; null when there is nobody.</returns>
    public static double? Median(Func<string, long> countOf)
    {
        var counts = Enumerable.Range(0, Bounds.Count + 1).Select(bucket => Math.Max(0, countOf(Key(bucket)))).ToList();
        var half = counts.Sum() / 2.0;
        if (half == 0) return null;
        var bucket = 0;
        for (; counts[bucket] < half; bucket++) half -= counts[bucket];
        var from = bucket == 0 ? 0 : Bounds[bucket - 1];
        return bucket == Bounds.Count ? from : from + ((Bounds[bucket] - from) * half / counts[bucket]);
    }

    private static List<int> MakeBounds()
    {
        var bounds = new List<int>();
        for (var bound = SmallestBucket; bound < Longest; bound += Math.Max(SmallestBucket, bound / 4)) bounds.Add(bound);
        return bounds;
    }
}
