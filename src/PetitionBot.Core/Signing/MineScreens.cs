using PetitionBot.Core.Delivery;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Sharing;

namespace PetitionBot.Core.Signing;

/// <summary>What people see of their own signatures and links.</summary>
internal static class MineScreens
{
    /// <summary>Every signature of the person, as it stands.</summary>
    public static Screen All(Visit visit)
    {
        var signed = visit.Standings.Where(standing => standing.Mine is not null).ToList();
        if (signed.Count == 0) return PetitionScreens.Home(visit).Under(visit.Say.NotSigned).With(Clean(visit)).With(Erase(visit));
        return new Screen(
            string.Join("\n\n", signed.Select(standing => Line(visit, standing))),
            [.. signed.SelectMany(standing => Buttons(visit, standing)), [Clean(visit)], [Erase(visit)]]);
    }

    /// <summary>The one question before a signature is withdrawn.</summary>
    public static Screen AskWithdraw(Visit visit, Standing standing) => new(
        visit.Say.WithdrawAsk(standing.Mine!.Serial),
        [ButtonData.Button(visit.Say.WithdrawYesButton, Verb.Withdraw, standing.Petition.Id.Value, $"{standing.Mine.Serial}")],
        [ButtonData.Button(visit.Say.KeepButton, Verb.Mine)]);

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
    public static string NotCounted(Visit visit, Standing standing, Signature mine, string title) =>
        visit.Say.NotCounted(title, mine.Serial, mine.Box.Reason, standing.Petition.Settings.Contact);

    private static Button Clean(Visit visit) => ButtonData.Button(visit.Say.CleanButton, Verb.AskClean);

    // Also for those who have not signed: there may be a draft, or a link that was passed on.
    private static Button Erase(Visit visit) => ButtonData.Button(visit.Say.EraseButton, Verb.AskErase);

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
        // What was signed is called by the title that it had then.
        var title = (visit.Texts.Find(standing.Petition, mine.Version) ?? standing.Petition).Text(visit.Language).Title;
        if (mine is { State: LeafKind.Withdrawn, IsBarred: true })
            return $"<b>{Texts.TelegramHtml.Escape(title)}</b>\n{visit.Say.Barred(mine.Box.Reason, standing.Petition.Settings.Contact)}";
        if (mine.State == LeafKind.Withdrawn) return visit.Say.Withdrawn(title, mine.Serial, mine.Row.Day);
        var signed = mine.State == LeafKind.Invalidated
            ? NotCounted(visit, standing, mine, title)
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
            yield return [ButtonData.Button(visit.Say.WithdrawButton, Verb.AskWithdraw, id, $"{standing.Mine.Serial}")];
    }
}
