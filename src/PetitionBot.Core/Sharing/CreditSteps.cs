namespace PetitionBot.Core.Sharing;

/// <summary>
/// The steps in which the owner of a link sees its credits. An exact number would tell the owner of a link sent to one
/// person whether that person signed.
/// </summary>
public static class CreditSteps
{
    /// <summary>The first step: below it only "fewer than 5" is shown.</summary>
    public const int First = 5;

    /// <summary>The greatest of 5, 10, 20, 50, 100, 200, 500, ... that is not above the credits; 0 stands for "fewer than 5".</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below zero.</exception>
    public static int Shown(int credits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(credits);
        if (credits < First) return 0;
        // From 5 on, in 64 bits: the step after the last one of an int does not fit into it.
        for (long ten = 10, step = First; ; ten *= 10)
        {
            foreach (var next in (ReadOnlySpan<long>)[ten, 2 * ten, 5 * ten])
            {
                if (next > credits) return (int)step;
                step = next;
            }
        }
    }
}
