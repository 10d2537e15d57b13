namespace PetitionBot.Core.Storage;

/// <summary>Serials, signatures and the exact texts that were signed.</summary>
public interface ISignatureTable
{
    /// <summary>The next serial of a petition: 1 at first; taking it in <see cref="TakeSerial"/> raises it.</summary>
    long NextSerial(string petition);

    /// <summary>Takes the next serial; it is never given again once the work is committed.</summary>
    long TakeSerial(string petition);

    /// <summary>The signature under this pseudonym, or null.</summary>
    SignatureRow? Find(byte[] signer);

    /// <summary>Adds a signature.</summary>
    /// <exception cref="StoreConflictException">The signer, or the serial within the petition, is there already, or the serial is not 1 to 2^40 - 1.</exception>
    void Add(SignatureRow row);

    /// <summary>Replaces the row of the same signer. What it said before, its former serial too, can be read nowhere in the new row.</summary>
    /// <exception cref="StoreConflictException">There is none, or <see cref="Add"/> would refuse the new one.</exception>
    void Update(SignatureRow row);

    /// <summary>Removes the signature under this pseudonym, if it is there.</summary>
    void Delete(byte[] signer);

    /// <summary>Up to <paramref name="limit"/> signatures whose fields are in the vault, in the order of petition and serial, after these.</summary>
    IReadOnlyList<SignatureRow> ListVaulted(string afterPetition, long afterSerial, int limit);

    /// <summary>Up to <paramref name="limit"/> signatures of a petition with a serial above <paramref name="afterSerial"/>, by serial.</summary>
    IReadOnlyList<SignatureRow> List(string petition, long afterSerial, int limit);

    /// <summary>Every petition that the book speaks of: by a taken serial, a signature, a version or a number; in the order of ids.</summary>
    IReadOnlyList<string> Petitions();

    /// <summary>Keeps a text under its SHA-256, unless it is kept already.</summary>
    /// <returns>The SHA-256.</returns>
    byte[] KeepText(byte[] text);

    /// <summary>The kept text with this SHA-256, or null.</summary>
    byte[]? FindText(byte[] sha256);

    /// <summary>Keeps a version with its texts, unless it is kept already.</summary>
    void KeepVersion(VersionRow row);

    /// <summary>The SHA-256 of each kept version's manifest, oldest first: the first one is version number 1.</summary>
    IReadOnlyList<byte[]> VersionHashes(string petition);

    /// <summary>The kept version with its texts, or null.</summary>
    VersionRow? FindVersion(string petition, byte[] version);

    /// <summary>The kept versions of a petition with their texts, oldest first.</summary>
    IReadOnlyList<VersionRow> Versions(string petition);
}
