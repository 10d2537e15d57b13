namespace PetitionBot.Core.Storage;

/// <summary>Small facts about the book itself, such as the check of the server secret.</summary>
public interface IMetaTable
{
    /// <summary>The value under this key, or null.</summary>
    byte[]? Find(string key);

    /// <summary>Writes the value under this key, over an older one.</summary>
    void Save(string key, byte[] value);

    /// <summary>Removes every value but those under these keys.</summary>
    void KeepOnly(IReadOnlyList<string> keys);

    /// <summary>Whether no signature, dialogue, link, leaf or outgoing row was ever written: only then may a secret be made.</summary>
    bool BookIsEmpty();
}
