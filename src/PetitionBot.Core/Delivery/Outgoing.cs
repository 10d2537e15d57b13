using System.Text.Json.Serialization;

namespace PetitionBot.Core.Delivery;

/// <summary>Something to send into one chat, through the outbox. A closed set.</summary>
[JsonDerivedType(typeof(Say), "say")]
[JsonDerivedType(typeof(Edit), "edit")]
[JsonDerivedType(typeof(Delete), "delete")]
[JsonDerivedType(typeof(Document), "document")]
[JsonDerivedType(typeof(AnswerFile), "answerFile")]
public abstract record Outgoing
{
    private Outgoing()
    {
    }

    /// <summary>A new message.</summary>
    /// <param name="Html">Telegram HTML, at most 4096 characters after parsing.</param>
    /// <param name="Keyboard">What stands below it, or null.</param>
    public sealed record Say(string Html, Keyboard? Keyboard = null) : Outgoing;

    /// <summary>New content for a message of the bot.</summary>
    /// <param name="Message">Which one.</param>
    /// <param name="Html">Telegram HTML, at most 4096 characters after parsing.</param>
    /// <param name="Keyboard">Its buttons from now on, or null for none.</param>
    /// <param name="ElseSay">Whether to say it anew when the message is gone or too old to edit.</param>
    public sealed record Edit(MessageRef Message, string Html, Keyboard.Inline? Keyboard, bool ElseSay) : Outgoing;

    /// <summary>Removes messages of either side, where Telegram still lets the bot.</summary>
    /// <param name="Messages">Which ones.</param>
    /// <param name="Keep">
    /// One that stays, though it may stand among them under its other name: a message is known by its number when its button
    /// was pressed, and by its row when it was sent.
    /// </param>
    public sealed record Delete(IReadOnlyList<MessageRef> Messages, MessageRef? Keep = null) : Outgoing;

    /// <summary>
    /// A file. Its bytes are in the row: what was decided arrives, also after a restart with a changed petition. They are small
    /// (10 to 20 KB), and a row shrinks once it is delivered.
    /// </summary>
    /// <param name="FileName">Its name, in ASCII.</param>
    /// <param name="MediaType">What it is, such as <c>text/html</c>.</param>
    /// <param name="Content">Its bytes, at least one and far below Telegram's 50 MB.</param>
    /// <param name="CaptionHtml">Telegram HTML below it, at most 1024 characters after parsing.</param>
    /// <param name="Otherwise">What to say where no file can be sent, so that nobody is left without an answer.</param>
    public sealed record Document(string FileName, string MediaType, byte[] Content, string CaptionHtml, Say Otherwise) : Outgoing;

    /// <summary>
    /// What an <see cref="IFileReader"/> says to a file that the person sent: it is fetched first, so that no update waits for that.
    /// </summary>
    /// <param name="FileId">By what this bot can ask for the file.</param>
    /// <param name="Language">The code of the language to answer in.</param>
    public sealed record AnswerFile(string FileId, string Language) : Outgoing
    {
        /// <summary>How many bytes are read at most; a larger file is answered unread.</summary>
        public const int Largest = 64 << 10;
    }
}
