using System.Text.Json.Serialization;

namespace PetitionBot.Core.Delivery;

/// <summary>Which message of a chat is meant. A closed set.</summary>
[JsonDerivedType(typeof(Id), "m")]
[JsonDerivedType(typeof(Row), "o")]
[JsonDerivedType(typeof(Edited), "e")]
public abstract record MessageRef
{
    private MessageRef()
    {
    }

    /// <summary>The message with Telegram's number.</summary>
    /// <param name="Value">The number within the chat.</param>
    public sealed record Id(int Value) : MessageRef;

    /// <summary>The message that an outbox row became, or will become.</summary>
    /// <param name="Value">The row's id.</param>
    public sealed record Row(long Value) : MessageRef;

    /// <summary>The message in which an edit shows: the edited one, or, where it could not be edited, the one said in its stead.</summary>
    /// <param name="EditRow">The edit's outbox row.</param>
    /// <param name="MessageId">The number of the message to edit.</param>
    public sealed record Edited(long EditRow, int MessageId) : MessageRef;
}
