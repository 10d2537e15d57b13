namespace PetitionBot.Playground;

/// <summary>A key of the keyboard below the chat.</summary>
/// <param name="Text">The label, and the text that a press sends.</param>
/// <param name="RequestsContact">Whether a press shares the person's contact instead.</param>
public sealed record ReplyKey(string Text, bool RequestsContact);

/// <summary>The keyboard below a chat, as the bot's last message that carried one left it.</summary>
/// <param name="Rows">Its keys.</param>
/// <param name="Placeholder">The text shown in the empty input field, or null.</param>
public sealed record ReplyKeyboard(IReadOnlyList<IReadOnlyList<ReplyKey>> Rows, string? Placeholder);
