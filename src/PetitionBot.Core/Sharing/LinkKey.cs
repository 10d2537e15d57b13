using PetitionBot.Core.Privacy;

namespace PetitionBot.Core.Sharing;

/// <summary>What stands in the book instead of a link's code: 32 bytes that the server's secret makes of it. Equal by value.</summary>
public readonly record struct LinkKey
{
    private readonly Bytes32 _bytes;

    /// <summary>Copies the 32 bytes as a row holds them.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public LinkKey(ReadOnlySpan<byte> bytes) => _bytes = new Bytes32(bytes, "a link's key");

    /// <summary>The 32 bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.Span;

    /// <summary>The type's name: it names a row of the book.</summary>
    public override string ToString() => nameof(LinkKey);
}
