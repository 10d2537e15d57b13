namespace PetitionBot.Core.Storage;

/// <summary>Numbers kept with the append, recounted by <c>verify</c>. There is no way to set one.</summary>
public interface ICounterTable
{
    /// <summary>The number, 0 where it was never touched.</summary>
    long Read(string petition, string what, string key, DateOnly? day = null);

    /// <summary>Adds to the number; <paramref name="n"/> may be negative.</summary>
    void Add(string petition, string what, string key, DateOnly? day, long n);

    /// <summary>All numbers of a petition that are not 0, ordered by what, key and day.</summary>
    IReadOnlyList<CounterRow> List(string petition);
}
