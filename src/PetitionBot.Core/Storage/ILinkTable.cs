namespace PetitionBot.Core.Storage;

/// <summary>Personal links and the credits that wait for them.</summary>
public interface ILinkTable
{
    /// <summary>The link under this key, or null.</summary>
    LinkRow? Find(byte[] key);

    /// <summary>Up to <paramref name="limit"/> links, ordered by key, after the given key (null: from the first).</summary>
    IReadOnlyList<LinkRow> List(byte[]? afterKey, int limit);

    /// <summary>Adds a link, unless one is there under its key.</summary>
    void AddIfMissing(LinkRow row);

    /// <summary>Adds to the credits of a link; nothing happens where there is none.</summary>
    void Credit(byte[] key, long n);

    /// <summary>Removes a link, if it is there.</summary>
    void Delete(byte[] key);

    /// <summary>Adds a credit that waits.</summary>
    /// <exception cref="StoreConflictException">One waits under its key already.</exception>
    void AddPending(PendingCreditRow row);

    /// <summary>All credits that wait, ordered by their random key.</summary>
    IReadOnlyList<PendingCreditRow> ListPending();

    /// <summary>Removes credits that were applied, those that are there.</summary>
    void DeletePending(IReadOnlyList<byte[]> keys);
}
