using System.Text.Json;

namespace PetitionBot.Telegram.Types;

/// <summary>A message that a person sent.</summary>
/// <param name="MessageId">Its number.</param>
/// <param name="Chat">Where.</param>
/// <param name="From">Who.</param>
/// <param name="Text">A text.</param>
/// <param name="Contact">A contact.</param>
/// <param name="Document">A file.</param>
/// <param name="Date">When, in seconds since 1970. Of whatever kind it is: nobody goes unanswered because of it.</param>
internal sealed record Message(
    int MessageId, Chat Chat, User? From = null, string? Text = null, Contact? Contact = null, Document? Document = null, JsonElement? Date = null);
