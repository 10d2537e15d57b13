namespace PetitionBot.Core.Storage;

/// <summary>What remains of those who erased everything about them.</summary>
public interface ITombstoneTable
{
    /// <summary>The tombstone under this key, or null.</summary>
    TombstoneRow? Find(byte[] key);

    /// <summary>Up to <paramref name="limit"/> tombstones of a petition, ordered by key, after the given key (null: from the first).</summary>
    IReadOnlyList<TombstoneRow> List(string petition, byte[]? afterKey, int limit);

    /// <summary>Writes a tombstone, over an older one under its key.</summary>
    void Save(TombstoneRow row);

    /// <summary>Removes a tombstone, if it is there.</summary>
    void Delete(byte[] key);

    /// <summary>Removes those that are not needed on this day any more, and returns how many.</summary>
    int DeleteUntil(DateOnly day);
}
