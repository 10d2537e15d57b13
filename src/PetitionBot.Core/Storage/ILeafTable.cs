namespace PetitionBot.Core.Storage;

/// <summary>The leaves of the log, in their order. Nothing here is ever changed or removed.</summary>
public interface ILeafTable
{
    /// <summary>How many leaves there are.</summary>
    long Size { get; }

    /// <summary>Adds a leaf at the end and returns its index.</summary>
    long Append(string petition, long serial, byte[] bytes);

    /// <summary>Up to <paramref name="limit"/> leaves from this index on.</summary>
    IReadOnlyList<LeafRow> List(long fromIndex, int limit);

    /// <summary>The leaves about one serial of a petition, oldest first.</summary>
    IReadOnlyList<LeafRow> ListOf(string petition, long serial);
}
