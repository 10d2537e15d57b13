using System.Globalization;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Sharing;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Signing;

/// <summary>What people see of their own signatures and links.</summary>
internal static class MineScreens
{
    // Telegram takes about 100 buttons and 4096 characters in a message.
    private const int MostOnPage = 8;

    /// <summary>/me: the only signature of the person, or the list of them.</summary>
    public static Screen All(Visit visit) => Of(visit, null);

    /// <summary>The person's signature under one petition; where there is none, a page of the list of all of them.</summary>
    public static Screen Of(Visit visit, Standing? standing, string page = "")
    {
        var signed = visit.Standings.Where(one => one.Mine is not null).ToList();
        if (signed.Count == 0) return AboutMe(visit, PetitionScreens.Home(visit).Under(visit.Say.NotSigned));
        if (signed is [var only]) return AboutMe(visit, new Screen(Line(visit, only), [.. Buttons(visit, only)]));
        return standing?.Mine is null
            ? AboutMe(visit, List(visit, signed, page))
            : new Screen(Line(visit, standing), [.. Buttons(visit, standing), [ButtonData.Button(visit.Say.AllMineButton, Verb.Mine)]]);
    }

    /// <summary>The one question before a signature is withdrawn.</summary>
    public static Screen AskWithdraw(Visit visit, Standing standing) => new(
        visit.Say.WithdrawAsk(standing.Mine!.Serial),
        [ButtonData.Button(visit.Say.WithdrawYesButton, Verb.Withdraw, standing.Petition.Id.Value, $"{standing.Mine.Serial}")],
        [ButtonData.Button(visit.Say.KeepButton, Verb.Mine, standing.Petition.Id.Value)]);

    /// <summary>The proof of being counted, with the person's own link.</summary>
    public static Screen Signed(Visit visit, Standing standing, long serial, OwnLink link) =>
        Link(visit, standing, link, $"{visit.Say.SignedNow(serial)}\n\n{visit.Say.YourLink(link.Url)}", [Receipt(visit, standing, serial)]);

    /// <summary>The person's link and what came of it.</summary>
    public static Screen Link(Visit visit, Standing standing, OwnLink link) =>
        Link(visit, standing, link, $"{visit.Say.YourLink(link.Url)}\n\n{visit.Say.Credits(Shown(link))}");

    /// <summary>The message that people forward: only link buttons survive that, and the link stands in its text too.</summary>
    public static Screen ShareCard(Visit visit, Standing standing, OwnLink link) => new(
        visit.Say.ShareCard(standing.Petition.Text(visit.Language).Title, link.Url),
        [new Button.Url(visit.Say.SignButton, link.Url)]);

    /// <summary>That a signature is not counted, why, and how to object.</summary>
    public static string NotCounted(Visit visit, Standing standing, Signature mine) =>
        visit.Say.NotCounted(AsSigned(visit, standing).Text(visit.Language).Title, mine.Serial, mine.Box.Reason, standing.Petition.Settings.Contact);

    /// <summary>The petition as the person signed it: also its title is the one that it had then.</summary>
    public static Petition AsSigned(Visit visit, Standing standing) =>
        standing.Mine is { } mine ? visit.Texts.Find(standing.Petition, mine.Version) ?? standing.Petition : standing.Petition;

    // Also for those who have not signed: there may be a draft, or a link that was passed on.
    private static Screen AboutMe(Visit visit, Screen screen) => screen
        .With(ButtonData.Button(visit.Say.CleanButton, Verb.AskClean))
        .With(ButtonData.Button(visit.Say.DownloadButton, Verb.AskDownload))
        .With(ButtonData.Button(visit.Say.EraseButton, Verb.AskErase));

    private static Screen List(Visit visit, List<Standing> signed, string page)
    {
        _ = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var last = (signed.Count - 1) / MostOnPage;
        number = Math.Clamp(number, 0, last);
        var shown = signed.Skip(number * MostOnPage).Take(MostOnPage).ToList();
        Button[] turn =
        [
            .. number == 0 ? Array.Empty<Button>() : [ButtonData.Button(visit.Say.BackButton, Verb.Mine, "", $"{number - 1}")],
            .. number == last ? Array.Empty<Button>() : [ButtonData.Button(visit.Say.NextButton, Verb.Mine, "", $"{number + 1}")],
        ];
        return new Screen(
            $"{visit.Say.ChooseMine}\n\n{string.Join("\n", shown.Select(standing => $"{Mark(standing)} {TelegramHtml.Escape(Label(visit, standing))}"))}",
            [.. shown.Select(standing => new Button[] { ButtonData.Button($"{Mark(standing)} {Label(visit, standing)}", Verb.Mine, standing.Petition.Id.Value) }), turn]);
    }

    private static string Label(Visit visit, Standing standing) => PetitionScreens.Label(AsSigned(visit, standing).Text(visit.Language).Title);

    private static string Mark(Standing standing) => standing.Mine!.State switch
    {
        LeafKind.Withdrawn => "▫️",
        LeafKind.Invalidated => "⚠️",
        _ => "✅",
    };

    private static Button Receipt(Visit visit, Standing standing, long serial) =>
        ButtonData.Button(visit.Say.ReceiptButton, Verb.Receipt, standing.Petition.Id.Value, $"{serial}");

    private static Screen Link(Visit visit, Standing standing, OwnLink link, string html, params Button[] more)
    {
        var note = Uri.EscapeDataString(visit.Say.ShareNote(standing.Petition.Text(visit.Language).Title));
        return new Screen(
            html,
            [new Button.Url(visit.Say.SendLinkButton, $"https://t.me/share/url?url={Uri.EscapeDataString(link.Url)}&text={note}")],
            [new Button.Copy(visit.Say.CopyLinkButton, link.Url)],
            more,
            [ButtonData.Button(visit.Say.PetitionButton, Verb.Petition, standing.Petition.Id.Value)]);
    }

    private static int? Shown(OwnLink link) => CreditSteps.Shown((int)link.Credits) is > 0 and var step ? step : null;

    private static string Line(Visit visit, Standing standing)
    {
        var mine = standing.Mine!;
        var title = AsSigned(visit, standing).Text(visit.Language).Title;
        if (mine is { State: LeafKind.Withdrawn, IsBarred: true })
            return $"<b>{TelegramHtml.Escape(title)}</b>\n{visit.Say.Barred(mine.Box.Reason, standing.Petition.Settings.Contact)}";
        if (mine.State == LeafKind.Withdrawn) return visit.Say.Withdrawn(title, mine.Serial, mine.Row.Day);
        var signed = mine.State == LeafKind.Invalidated
            ? NotCounted(visit, standing, mine)
            : visit.Say.Counted(title, mine.Serial, mine.Box.SignedOn[^1]);
        var version = visit.Say.SignedVersion(visit.Texts.NumberOf(standing.Petition.Id, mine.Version));
        return $"{signed}\n{version}" + (PetitionScreens.Changed(visit, standing) is { } changed ? $"\n\n{changed}" : "");
    }

    private static IEnumerable<Button[]> Buttons(Visit visit, Standing standing)
    {
        var id = standing.Petition.Id.Value;
        yield return [ButtonData.Button(visit.Say.PetitionButton, Verb.Petition, id), ButtonData.Button(visit.Say.ShareButton, Verb.Share, id)];
        if (standing.IsSigned) yield return [Receipt(visit, standing, standing.Mine!.Serial)];
        if (standing.IsOutdated) yield return [PetitionScreens.Read(visit, standing)];
        if (standing.Mine!.State != LeafKind.Withdrawn) yield return [VersionScreens.SignedButton(visit, standing)];
        if (standing.Mine!.State != LeafKind.Withdrawn)
        {
            if (Correcting.IsPossible(standing)) yield return [ButtonData.Button(visit.Say.CorrectButton, Verb.AskCorrect, id, $"{standing.Mine.Serial}")];
            yield return [ButtonData.Button(visit.Say.WithdrawButton, Verb.AskWithdraw, id, $"{standing.Mine.Serial}")];
        }
    }
}
