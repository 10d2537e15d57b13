namespace PetitionBot.Core.Storage;

/// <summary>What could not be handled or delivered, kept so that it can be listed and tried again.</summary>
public interface IFailureTable
{
    /// <summary>Adds a failure and returns its number, above all before it; the row's own number is not looked at.</summary>
    long Add(FailureKind kind, FailureRow row);

    /// <summary>Up to <paramref name="limit"/> failures of a kind with a number above <paramref name="afterId"/>, by number.</summary>
    IReadOnlyList<FailureRow> List(FailureKind kind, long afterId, int limit);

    /// <summary>The failures of a kind that a chat is known to have, by number.</summary>
    IReadOnlyList<FailureRow> ListOf(FailureKind kind, byte[] chat);

    /// <summary>Removes a failure, if it is there.</summary>
    void Delete(FailureKind kind, long id);

    /// <summary>Removes every failure of a chat and returns how many there were.</summary>
    int DeleteChat(byte[] chat);

    /// <summary>Removes the failures of days before this one and returns how many.</summary>
    int DeleteBefore(FailureKind kind, DateOnly day);
}
