using System.Globalization;

namespace PetitionBot.Core.Texts;

/// <summary>English.</summary>
internal sealed partial class EnglishPhrases : Phrases
{
    public override string ReadButton => "📖 Read the demands";
    public override string SignButton => "✍️ Sign";
    public override string ShareButton => "📣 Share";
    public override string MineButton => "👤 My signature";
    public override string LanguageButton => "🌐 Тіл · Язык · Language";
    public override string BackButton => "‹ Back";
    public override string NextButton => "Next ›";
    public override string PetitionButton => "↩︎ Back to the petition";
    public override string AllPetitionsButton => "☰ All petitions";
    public override string AgreeButton => "I agree, continue";
    public override string CancelButton => "Cancel";
    public override string ConfirmButton => "✅ Confirm my signature";
    public override string SkipButton => "Skip";
    public override string ChangeNameButton => "Change name";
    public override string ChangeRegionButton => "Change region";
    public override string SharePhoneButton => "📱 Send my number";
    public override string SendLinkButton => "📣 Send to friends";
    public override string CopyLinkButton => "Copy the link";
    public override string WithdrawButton => "Withdraw my signature";
    public override string WithdrawYesButton => "Yes, withdraw";
    public override string KeepButton => "No, keep it";
    public override string ContinueButton => "Continue";
    public override string UseNameButton(string name) => $"Use “{name}”";

    public override string ChoosePetition => "Choose a petition:";
    public override string NoPetition => "This petition is no longer here.";

    public override string Count(long count, int? goal)
    {
        var line = count == 0 ? "✍️ No signatures yet" : $"✍️ <b>{Number(count, ",")}</b> {(count == 1 ? "person has" : "people have")} signed";
        return goal is { } g ? $"{line}. The goal is {Number(g, ",")}" : line;
    }

    public override string OpensOn(DateOnly day) => $"🕓 Signing opens on {Date(day)}. You can read the petition now.";
    public override string Closed => "🏁 Signing has closed. Thank you to everyone who signed!";

    public override string DemandHeading(int demand, int demands, int part, int parts) =>
        $"<b>Demand {demand} of {demands}</b>" + (parts > 1 ? $" · part {part} of {parts}" : "");

    public override string LastPageHint => "You have read the petition to the end.";

    public override string Consent(ConsentText consent)
    {
        var kept = new List<string>();
        if (consent.AsksName) kept.Add("your name");
        if (consent.AsksRegion) kept.Add("your region");
        if (consent.AsksPhone) kept.Add("your phone number");
        if (consent.AsksComment) kept.Add("your comment, if you write one");
        return "<b>Before you sign</b>\n\n"
            + $"To give your signature its weight, we store {string.Join(", ", kept)}. Also your language and how you came here, but not who invited you."
            + "\n\n• " + (consent.IsSealed
                ? "When you confirm, your answers are sealed: from then on only the organizers can open them, with a key that is not on the server."
                    + (consent.AsksRegion ? " The server itself also keeps your region, encrypted, for the statistics." : "")
                    + " Beside your signature, your Telegram account stands only as a code."
                : "Your answers and your Telegram account are stored encrypted. The key is on the organizers' server: whoever controls it can read them.")
            + "\n• Everybody can see only the number, the day, the version of the text, a check code, and whether the signature counts."
            + "\n• You can correct or withdraw your signature, or erase everything about you, at any time: /me"
            + (consent.Responsible is { } who ? $"\n\nResponsible for the data: {Safe(who)}" : "")
            + (consent.Contact is { } contact ? $"\nContact: {Safe(contact)}" : "");
    }

    public override string AskName => "Type your first and last name, as in your documents. When you finish, your message will disappear from the chat.";

    public override string NameRefused(NameProblem problem) => problem switch
    {
        NameProblem.Empty => "That is empty. Please type your first and last name.",
        NameProblem.TooLong => "That is too long: 100 characters at most. Please type just your first and last name.",
        NameProblem.TooFewLetters => "That does not look like a name: it needs at least two letters. Please try again.",
        _ => "A name can have only letters, spaces, hyphens, apostrophes and full stops. Please try again.",
    };

    public override string AskRegion => "Where do you live? Choose your region.";
    public override string AskPhone => "Send your phone number: tap the button below.";
    public override string PhoneNotOwn => "It has to be your own number. Tap the button below and Telegram will send it.";
    public override string AskComment => "Anything to add? Write a comment, or skip this step.";
    public override string CommentTooLong(int limit) => $"That is too long: {limit} characters at most. Please shorten it.";

    public override string Summary(string title, string? name, string? region, string? phone, string? comment) =>
        "<b>Check and confirm</b>\n"
        + Line("Petition", title) + Line("Name", name) + Line("Region", region) + Line("Phone", phone) + Line("Comment", comment);

    public override string SummaryEnd => "You are counted when you see your number.";

    public override string TextChanged => "⚠️ The petition’s text has changed. You have not signed the new one yet: please read it first.";
    public override string SignedNow(long number) => $"✅ <b>Done! You are counted.</b>\nYour number: <b>{Number(number, ",")}</b>";
    public override string UseButtons => "Please tap one of the buttons.";
    public override string TooOften(DateOnly from) => $"You have signed this petition three times in the last 30\u00a0days. You can sign again from {Date(from)}.";

    public override string ReadNewButton => "📖 Read the new text";
    public override string SignNewButton => "✍️ Sign the new text";
    public override string SignedTextButton => "📜 The text I signed";
    public override string TextChangedSince => "✏️ The petition’s text has changed since then. Your signature stays with the text that you signed, and still counts.";

    public override string SignNewHint(long number) =>
        $"If you sign the new text, signature no.\u00a0{Number(number, ",")} is withdrawn and a new one with its own number takes its place.";

    public override string SignedVersion(int version) => $"You signed version {version} of the text.";
    public override string YouSignedThis(int version) => $"The text that you signed · version {version}";
    public override string ThisVersion(int version) => $"Version {version} of the text";
    public override string Replaced(long number) => $"Signature no.\u00a0{Number(number, ",")} under the earlier text is withdrawn: this one counts now.";

    public override string YourLink(string link) => $"Your own link:\n{Safe(link)}\n\nSend it to people who care about this too.";

    public override string ShareCard(string title, string link) =>
        $"✍️ <b>{Safe(title)}</b>\n\nRead this petition and, if you agree, sign it. You can do it right here in Telegram:\n{Safe(link)}";

    public override string ShareNote(string title) => $"{title}\nRead it and, if you agree, sign it. You can do it right in Telegram.";

    public override string Credits(int? atLeast) => atLeast is { } n
        ? $"At least {Number(n, ",")} people have signed through your link."
        : "Fewer than 5\u00a0people have signed through your link so far.";

    public override string WholeTextButton => "📄 The whole text in one file";
    public override string WholeTextCaption => "The whole petition. The file opens in any browser, even offline. You can pass it on or print it.";
    public override string WholeTextAgainNote => "The file has been sent: it is in this chat, or just about to arrive.";
    public override string WholeTextFailed => "The file could not be sent. You can read the whole text here, page by page.";

    public override string WholeTextOrigin(string petition, string version) =>
        $"Petition <code>{Safe(petition)}</code>, version <code>{Safe(version)}</code>. "
        + "The version is the beginning of a check code made from the petition’s exact text in all its languages. "
        + "If a single letter changes, so does the version. Every signature names the version that was signed.";

    public override string StartMenuNote => "Open the petition";
    public override string SignMenuNote => "Sign";
    public override string ShareMenuNote => "My link for friends";
    public override string MineMenuNote => "My signature and my data";
    public override string VerifyMenuNote => "Check a receipt";
    public override string LogMenuNote => "Check the count";
    public override string CancelMenuNote => "Stop signing";
    public override string HelpMenuNote => "What you can do here";

    public override string LongAbout(string? title) =>
        (title is null ? "Signatures for petitions are collected here." : $"Petition: “{title}”.")
        + "\n\nRead, sign in a minute, and pass it on to friends. You can withdraw your signature at any time."
        + "\n\nTap the button below to begin.";

    public override string ShortAbout(string? title) => title is null
        ? "Petitions that you can read and sign right here in Telegram."
        : $"Petition “{title}”. Read it and sign it here.";

    public override string NotSigned => "You have not signed anything yet.";

    public override string Counted(string title, long number, DateOnly day) =>
        $"✅ <b>{Safe(title)}</b>\nSignature no.\u00a0<b>{Number(number, ",")}</b> of {Date(day)} is counted.";

    public override string Withdrawn(string title, long number, DateOnly day) =>
        $"<b>{Safe(title)}</b>\nSignature no.\u00a0{Number(number, ",")} was withdrawn on {Date(day)}. You can sign again while signing is open.";

    public override string NotCounted(string title, long number, string? reason, string? contact) =>
        $"⚠️ <b>{Safe(title)}</b>\nSignature no.\u00a0{Number(number, ",")} is not counted."
        + (reason is null ? "" : $"\nReason: {Safe(reason)}")
        + (contact is null ? "" : $"\nDo you disagree? Write to: {Safe(contact)}");

    public override string WithdrawAsk(long number) =>
        $"Withdraw signature no.\u00a0{Number(number, ",")}? It will no longer count, and you cannot get this number back.";

    public override string WithdrawDone(long number) => $"Signature no.\u00a0{Number(number, ",")} is withdrawn and no longer counts. What you filled in is not deleted by this: for that, /me and “Erase everything about me”.";

    public override string Cancelled => "Cancelled. What you entered is forgotten and will disappear from the chat.";
    public override string NothingToCancel => "Nothing to cancel: you are not signing anything right now.";
    public override string ChooseLanguage => "Тілді таңдаңыз · Выберите язык · Choose a language";
    public override string LanguageChosen => "I will speak English now.";

    public override string Help =>
        "Read the petition, sign it, and bring others along.\n\n"
        + "/start — the petition\n/sign — sign\n/share — my link for friends\n/me — my signature and my data\n/verify — check a receipt\n/log — check the count\n/clean — remove the messages from this chat\n"
        + "/language — language\n/cancel — stop signing\n/help — this help";

    public override string NotUnderstood => "Sorry, I did not understand that. Here is what you can do:";
    public override string Apology => "Sorry, something went wrong on our side. Nothing is lost: try again, or start over with /start.";
    public override string AfterOutage => "The bot did not answer for a while. Sorry for the wait! You have not finished signing yet, but nothing is lost: you can go on.";

    public override string TooFast => "Too many messages at once: the last ones were not read. Wait a few seconds and write again.";

    public override string AlreadySignedNote(long number) => $"You have already signed. Your number: {Number(number, ",")}";
    public override string OldButtonNote => "This button no longer works. Here is what there is now.";
    public override string ErrorNote => "Something went wrong on our side. Please try again.";

    public override string TooFastNote => "Too many taps at once. Wait a few seconds.";

    private static string Date(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Line(string label, string? value) => value is null ? "" : $"\n{label}: <b>{Safe(value)}</b>";
}
