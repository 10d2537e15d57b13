namespace PetitionBot.Core.Privacy;

/// <summary>
/// What stands in the book instead of a Telegram id: 32 bytes that only the server's secret can make again.
/// Pseudonyms of different purposes cannot be joined. Equal by value.
/// </summary>
public readonly record struct Pseudonym
{
    private readonly Bytes32 _bytes;

    /// <summary>Copies the 32 bytes as a row holds them.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public Pseudonym(ReadOnlySpan<byte> bytes) => _bytes = new Bytes32(bytes, "a pseudonym");

    /// <summary>The 32 bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.Span;

    /// <summary>The type's name: a pseudonym in a log file would join that file to the book.</summary>
    public override string ToString() => nameof(Pseudonym);
}
