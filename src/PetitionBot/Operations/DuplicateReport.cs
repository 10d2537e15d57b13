using System.Globalization;
using System.Text;
using PetitionBot.Core.Exports;
using PetitionBot.Core.Organizing;

namespace PetitionBot.Operations;

/// <summary>Equal phones and names as messages that an organizer can send to the bot; names nobody.</summary>
internal static class DuplicateReport
{
    // Signers are told it, whatever their language is.
    private const string SamePhone = "Этот телефон уже есть под другой подписью · Бұл телефон басқа қолтаңбада бар · This phone number stands under another signature";
    private const string SameName = "Это имя уже есть под другой подписью · Бұл есім басқа қолтаңбада бар · This name stands under another signature";

    public static string Text(string petition, Duplicates duplicates)
    {
        var text = new StringBuilder();
        text.AppendLine("Each line that begins with /invalidate is a message for the bot, from an organizer's account: it takes the numbers in it out of the count.");
        text.AppendLine("The first number of each group is kept. The decision is entered in the public log, each signer is told the reason, and /reinstate takes it back.");
        text.AppendLine().AppendLine("== EQUAL PHONES: the stronger sign. A number belongs to one Telegram account at a time, so this is nearly always one person with two accounts.");
        Append(text, petition, duplicates.Phones, SamePhone);
        text.AppendLine().AppendLine("== EQUAL NAMES: a weak sign. DIFFERENT PEOPLE CAN HAVE THE SAME NAME. Look at region, phone and comment in the table first, ask where you can, and take out of a line every number that you are not sure of.");
        Append(text, petition, duplicates.Names, SameName);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string petition, IReadOnlyList<IReadOnlyList<long>> groups, string reason)
    {
        if (groups.Count == 0) text.AppendLine("none");
        foreach (var group in groups) text.AppendLine(CultureInfo.InvariantCulture, $"{group[0]} is kept, the same again: {string.Join(", ", group.Skip(1))}");
        foreach (var serials in groups.SelectMany(group => group.Skip(1)).Order().Chunk(Judging.MostAtOnce))
            text.AppendLine(CultureInfo.InvariantCulture, $"/invalidate {petition} {string.Join(',', serials)} {reason}");
    }
}
