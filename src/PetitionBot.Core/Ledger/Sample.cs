namespace PetitionBot.Core.Ledger;

/// <summary>What a sample that was drawn without putting back says of the whole (the hypergeometric distribution).</summary>
public static class Sample
{
    private const double Doubt = 0.05;

    /// <summary>
    /// The greatest number of bad ones among all of which a sample shows at most <paramref name="bad"/> with a
    /// probability above 5 %: with 95 % confidence there are not more.
    /// </summary>
    /// <param name="all">How many there are.</param>
    /// <param name="drawn">How many were drawn.</param>
    /// <param name="bad">How many of these are bad.</param>
    public static long MostBad(long all, long drawn, long bad)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(drawn, all);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bad, drawn);
        var (low, high) = (bad, all);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Chance(all, drawn, bad, middle) > Doubt) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    // That a sample shows so few where there are so many.
    private static double Chance(long all, long drawn, long bad, long there)
    {
        double sum = 0;
        for (var seen = Math.Max(0, drawn - (all - there)); seen <= Math.Min(bad, Math.Min(there, drawn)); seen++)
            sum += Math.Exp(LogChoose(there, seen) + LogChoose(all - there, drawn - seen) - LogChoose(all, drawn));
        return sum;
    }

    private static double LogChoose(double n, double k) => LogFactorial(n) - LogFactorial(k) - LogFactorial(n - k);

    // Stirling's series: from 20 on exact to the last digits.
    private static double LogFactorial(double n)
    {
        if (n >= 20) return (n * Math.Log(n)) - n + (Math.Log(2 * Math.PI * n) / 2) + (1 / (12 * n)) - (1 / (360 * Math.Pow(n, 3))) + (1 / (1260 * Math.Pow(n, 5)));
        double sum = 0;
        for (var i = 2; i <= n; i++) sum += Math.Log(i);
        return sum;
    }
}
