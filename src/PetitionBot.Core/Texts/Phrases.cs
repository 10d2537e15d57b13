using System.Globalization;

namespace PetitionBot.Core.Texts;

/// <summary>
/// Everything that the bot says, in one language. Members named after buttons, notes and what the bot is about are
/// plain text; all others are Telegram HTML. What is handed in is plain text and is escaped inside, unless its name ends in Html.
/// </summary>
public abstract partial class Phrases
{
    private static readonly Dictionary<Language, Phrases> ByLanguage = new()
    {
        [Language.Russian] = new RussianPhrases(),
        [Language.Kazakh] = new KazakhPhrases(),
        [Language.English] = new EnglishPhrases(),
    };

    /// <summary>The phrases of a language.</summary>
    public static Phrases In(Language language) => ByLanguage[language];

#pragma warning disable CS1591 // Each text is its own description; what a group is for stands above it.

    // Buttons.
    public abstract string ReadButton { get; }
    public abstract string SignButton { get; }
    public abstract string ShareButton { get; }
    public abstract string MineButton { get; }
    public abstract string LanguageButton { get; }
    public abstract string BackButton { get; }
    public abstract string NextButton { get; }
    public abstract string PetitionButton { get; }
    public abstract string AllPetitionsButton { get; }
    public abstract string AgreeButton { get; }
    public abstract string CancelButton { get; }
    public abstract string ConfirmButton { get; }
    public abstract string SkipButton { get; }
    public abstract string ChangeNameButton { get; }
    public abstract string ChangeRegionButton { get; }
    public abstract string SharePhoneButton { get; }
    public abstract string SendLinkButton { get; }
    public abstract string CopyLinkButton { get; }
    public abstract string WithdrawButton { get; }
    public abstract string WithdrawYesButton { get; }
    public abstract string KeepButton { get; }
    public abstract string ContinueButton { get; }

    /// <summary>The button that takes the person's Telegram name.</summary>
    public abstract string UseNameButton(string name);

    // The petition.
    public abstract string ChoosePetition { get; }
    public abstract string NoPetition { get; }

    /// <summary>How many have signed, with the goal where there is one.</summary>
    public abstract string Count(long count, int? goal);
    public abstract string OpensOn(DateOnly day);
    public abstract string Closed { get; }

    /// <summary>Stands over a page: which demand of how many, and which part of a long one.</summary>
    public abstract string DemandHeading(int demand, int demands, int part, int parts);
    public abstract string LastPageHint { get; }

    // Signing.
    /// <summary>What is stored, why, and for whom.</summary>
    public abstract string Consent(ConsentText consent);
    public abstract string AskName { get; }
    public abstract string NameRefused(NameProblem problem);
    public abstract string AskRegion { get; }
    public abstract string AskPhone { get; }
    public abstract string PhoneNotOwn { get; }
    public abstract string AskComment { get; }
    public abstract string CommentTooLong(int limit);

    /// <summary>What will be signed; null fields are not asked.</summary>
    public abstract string Summary(string title, string? name, string? region, string? phone, string? comment);
    public abstract string SummaryEnd { get; }
    public abstract string TextChanged { get; }
    public abstract string SignedNow(long number);
    public abstract string UseButtons { get; }
    public abstract string TooOften(DateOnly from);

    // A text that was changed after the person signed it.
    public abstract string ReadNewButton { get; }
    public abstract string SignNewButton { get; }
    public abstract string SignedTextButton { get; }
    public abstract string TextChangedSince { get; }

    /// <summary>What happens to the signature with this number when the new text is signed.</summary>
    public abstract string SignNewHint(long number);

    /// <summary>Which version of the text the person signed.</summary>
    public abstract string SignedVersion(int version);

    /// <summary>Stands over a page of the version that the person signed.</summary>
    public abstract string YouSignedThis(int version);

    /// <summary>Stands over a page of any other version.</summary>
    public abstract string ThisVersion(int version);

    /// <summary>That a signature gave way to the one just made.</summary>
    public abstract string Replaced(long number);

    // Sharing.
    public abstract string YourLink(string link);

    /// <summary>The message that people forward.</summary>
    public abstract string ShareCard(string title, string link);

    /// <summary>The plain text that goes with the link when it is sent by the share button.</summary>
    public abstract string ShareNote(string title);

    /// <summary>How many signed through the link, in steps; null for fewer than five.</summary>
    public abstract string Credits(int? atLeast);

    // The whole text as a file.
    public abstract string WholeTextButton { get; }
    public abstract string WholeTextCaption { get; }
    public abstract string WholeTextAgainNote { get; }

    /// <summary>In place of the file, where it cannot be sent.</summary>
    public abstract string WholeTextFailed { get; }

    /// <summary>Stands at the end of the file: which petition it is, which version of it, and what a version is.</summary>
    public abstract string WholeTextOrigin(string petition, string version);

    // Around the chat: the menu of commands, and what Telegram shows of the bot before anybody has written. Plain text.
    public abstract string StartMenuNote { get; }
    public abstract string SignMenuNote { get; }
    public abstract string ShareMenuNote { get; }
    public abstract string MineMenuNote { get; }
    public abstract string VerifyMenuNote { get; }
    public abstract string LogMenuNote { get; }
    public abstract string CancelMenuNote { get; }
    public abstract string HelpMenuNote { get; }

    /// <summary>Stands in an empty chat, above the button that starts it; without a title when there are several petitions.</summary>
    public abstract string LongAbout(string? title);

    /// <summary>Stands in the profile, and goes along when it is shared.</summary>
    public abstract string ShortAbout(string? title);

    // One's own signature.
    public abstract string NotSigned { get; }
    public abstract string Counted(string title, long number, DateOnly day);
    public abstract string Withdrawn(string title, long number, DateOnly day);
    public abstract string NotCounted(string title, long number, string? reason, string? contact);
    public abstract string WithdrawAsk(long number);
    public abstract string WithdrawDone(long number);

    // Everything else.
    public abstract string Cancelled { get; }
    public abstract string NothingToCancel { get; }
    public abstract string ChooseLanguage { get; }
    public abstract string LanguageChosen { get; }
    public abstract string Help { get; }
    public abstract string NotUnderstood { get; }
    public abstract string Apology { get; }
    public abstract string AfterOutage { get; }

    /// <summary>To somebody who writes faster than a person can: what they sent last was not read.</summary>
    public abstract string TooFast { get; }

    // Notes on top of the chat, at most 200 characters.
    public abstract string AlreadySignedNote(long number);
    public abstract string OldButtonNote { get; }
    public abstract string ErrorNote { get; }
    public abstract string TooFastNote { get; }

    /// <summary>A number with its thousands apart, as the language writes it.</summary>
    protected static string Number(long n, string separator) =>
        n.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", separator, StringComparison.Ordinal);

    /// <summary>Plain text made safe for Telegram HTML.</summary>
    protected static string Safe(string text) => TelegramHtml.Escape(text);
}
