using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PetitionBot.Core.Petitions;

namespace PetitionBot.Core.Ledger;

/// <summary>
/// Draws the serials that an audit looks at, so that anybody draws the same ones; docs/log-format.md, "Audit by lot".
/// The checkpoint fixes what can be drawn; randomness that becomes public only later fixes the draw.
/// </summary>
public static class Lot
{
    private const string Heading = "petitionbot-lot-v1";

    /// <summary>Draws without putting back.</summary>
    /// <param name="checkpoint">The state of the log that is audited.</param>
    /// <param name="randomness">A text that everybody can check and nobody knew when the checkpoint was published.</param>
    /// <param name="petition">The petition whose signatures are audited.</param>
    /// <param name="counted">Its serials that are counted at the checkpoint, ascending.</param>
    /// <param name="number">How many to draw; all of them where there are fewer.</param>
    /// <returns>The serials in the order in which they were drawn.</returns>
    /// <exception cref="ArgumentException">There is no randomness, or it is not well-formed Unicode.</exception>
    public static IReadOnlyList<long> Draw(
        Checkpoint checkpoint, string randomness, PetitionId petition, IReadOnlyList<long> counted, int number)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(randomness);
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        var seed = SHA256.HashData(Encoding.UTF8.GetBytes($"{Heading}\n{checkpoint.Text}{petition}\n{randomness.Normalize()}"));
        var drawn = new List<long>();
        var places = new HashSet<ulong>();
        for (ulong draw = 0; drawn.Count < Math.Min(number, counted.Count); draw++)
        {
            if (Place(seed, draw, (ulong)counted.Count) is { } place && places.Add(place)) drawn.Add(counted[(int)place]);
        }

        return drawn;
    }

    // The few numbers at the top that would make some places likelier are passed over.
    private static ulong? Place(byte[] seed, ulong draw, ulong places)
    {
        Span<byte> message = stackalloc byte[SHA256.HashSizeInBytes + sizeof(ulong)];
        seed.CopyTo(message);
        BinaryPrimitives.WriteUInt64BigEndian(message[SHA256.HashSizeInBytes..], draw);
        var number = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(message));
        var fair = ulong.MaxValue - (ulong.MaxValue % places);
        return number < fair ? number % places : null;
    }
}
