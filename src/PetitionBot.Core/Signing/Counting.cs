using System.Globalization;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Signing;

/// <summary>The count that anybody can check: receipts on request, /verify and /log.</summary>
internal static class Counting
{
    // Somebody who pastes a receipt into the middle of a form has not typed a name.
    private const string Beginning = "{";

    /// <summary>Sends the receipt of a signature that is counted; for another one, what became of it.</summary>
    public static void SendReceipt(Reply reply, Standing standing, string serial)
    {
        if (standing.Mine is not { IsCounted: true } mine || $"{mine.Serial}" != serial)
        {
            reply.Show(MineScreens.Of(reply.Visit, standing));
            return;
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"receipt-{standing.Petition.Id}-{mine.Serial}.json");
        // A corrected signature has another receipt.
        if (Keeping.IsAgain(reply, $"{name} {Convert.ToHexStringLower(mine.Box.Digest.AsSpan(0, 4))}")) return;
        var json = reply.Visit.ReceiptOf(mine).ToJson();
        var caption = reply.Visit.Say.ReceiptCaption(mine.Serial, mine.Box.SignedOn[^1]);
        reply.Send(new Outgoing.Document(
            name,
            "application/json",
            System.Text.Encoding.UTF8.GetBytes(json),
            caption,
            new Outgoing.Say($"{caption}\n\n<pre>{TelegramHtml.Escape(json)}</pre>")));
    }

    /// <summary>/verify, with the text of a receipt behind it or without.</summary>
    public static void Verify(Reply reply, string text)
    {
        if (text.Length == 0) reply.Say(reply.Visit.Say.AskReceipt);
        else reply.Say(Words(reply.Visit.Say, reply.Visit.Judge(text), petition => reply.Visit.Find(petition)?.Petition.Settings.Contact));
    }

    /// <summary>A file can only be a receipt; it is fetched and answered beside everything else.</summary>
    public static void VerifyFile(Reply reply, Incoming.Document document)
    {
        if (document.Size > Outgoing.AnswerFile.Largest) reply.Say(reply.Visit.Say.NoReceipt);
        else reply.Send(new Outgoing.AnswerFile(document.FileId, reply.Visit.Language.Code()));
    }

    /// <summary>Whether a text is meant as a receipt, whatever else is under way.</summary>
    public static bool IsReceipt(string text) => text.TrimStart().StartsWith(Beginning, StringComparison.Ordinal);

    /// <summary>/log: the checkpoint, where the log is, and how to check it.</summary>
    public static void About(Reply reply)
    {
        var visit = reply.Visit;
        var counts = visit.Standings.Select(standing => visit.Say.StatisticsLine(standing.Petition.Text(visit.Language).Title, standing.Count));
        var (note, key, place) = visit.Log();
        reply.Say(new Screen($"{visit.Say.AboutLog}\n\n{string.Join('\n', counts)}\n\n{visit.Say.HowToCheck(note, key, place?.ToString())}"));
    }

    /// <summary>What a judgement says to whoever asked.</summary>
    public static string Words(Phrases say, ReceiptJudgement judgement, Func<string, string?> contactOf) => judgement switch
    {
        ReceiptJudgement.Counted counted => say.ReceiptCounted(counted.Serial, counted.Day, counted.Entries),
        ReceiptJudgement.Withdrawn withdrawn => say.ReceiptWithdrawn(withdrawn.Serial, withdrawn.Day),
        ReceiptJudgement.NotCounted not => say.ReceiptNotCounted(not.Serial, not.Reason, contactOf(not.Petition)),
        ReceiptJudgement.CountedAnew counted => say.ReceiptCountedAnew(counted.Serial, counted.Day),
        ReceiptJudgement.NotRestored lost => say.ReceiptNotRestored(lost.Serial),
        ReceiptJudgement.OtherLog => say.ReceiptOfOtherLog,
        ReceiptJudgement.Changed => say.ReceiptChanged,
        ReceiptJudgement.LogForked forked => say.ReceiptForked(forked.Serial),
        _ => say.NoReceipt,
    };
}
