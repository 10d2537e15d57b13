namespace PetitionBot.Core.Storage;

/// <summary>What is left of signatures once the book is shredded; empty until then.</summary>
public interface IRemainsTable
{
    /// <summary>Keeps what is left of a signature.</summary>
    /// <exception cref="StoreConflictException">The serial within the petition is there already.</exception>
    void Add(RemainsRow row);

    /// <summary>Up to <paramref name="limit"/> rows of a petition with a serial above <paramref name="afterSerial"/>, by serial.</summary>
    IReadOnlyList<RemainsRow> List(string petition, long afterSerial, int limit);

    /// <summary>How many rows each table has that <see cref="ForgetPeople"/> empties, by name.</summary>
    IReadOnlyList<KeyValuePair<string, long>> People();

    /// <summary>
    /// Empties every table but those of the log, the texts, the numbers and what is left here. A table that a later step
    /// added and nobody thought of is emptied too.
    /// </summary>
    void ForgetPeople();
}
