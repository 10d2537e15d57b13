namespace PetitionBot.Operations;

/// <summary>Tells what is wrong with which number; neighbours with the same reason share a line, and every one is named.</summary>
internal sealed class NumberedProblems(TextWriter to)
{
    private (long First, long Last, string Problem)? _open;

    /// <summary>How many numbers have been told.</summary>
    public long Count { get; private set; }

    /// <summary>Whether anything has been told.</summary>
    public bool Any { get; private set; }

    /// <summary>Tells one number, or one stretch of them; 0 where nobody knows which.</summary>
    public void Add(long first, long last, string problem)
    {
        Any = true;
        if (first > 0) Count += last - first + 1;
        if (_open is { } open && first > 0 && first == open.Last + 1 && open.Problem == problem) _open = open with { Last = last };
        else
        {
            Flush();
            _open = (first, last, problem);
        }
    }

    /// <summary>Tells the last one too.</summary>
    public void Flush()
    {
        if (_open is var (first, last, problem))
            to.WriteLine(first == 0 ? $"{char.ToUpperInvariant(problem[0])}{problem[1..]}." : first == last ? $"Signature {first}: {problem}." : $"Signatures {first} to {last}: {problem}.");
        _open = null;
    }
}
