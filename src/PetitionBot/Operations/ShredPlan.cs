using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;

namespace PetitionBot.Operations;

/// <summary>What shredding a book would destroy and keep, and why not yet.</summary>
/// <param name="Name">What has to be typed: the petition's id, or the book's name where it has several.</param>
/// <param name="ShreddedOn">The day on which it was done already, or null.</param>
/// <param name="Destroyed">One line for each kind of rows that goes.</param>
/// <param name="Kept">One line for each kind that stays.</param>
/// <param name="Refusals">Why it cannot be done now; nothing where it can.</param>
internal sealed record ShredPlan(
    string Name, DateOnly? ShreddedOn, IReadOnlyList<string> Destroyed, IReadOnlyList<string> Kept, IReadOnlyList<string> Refusals)
{
    private const int MostNamed = 10;

    private static readonly Dictionary<string, string> Words = new()
    {
        ["signatures"] = "signatures with the pseudonyms of their signers; all but the pseudonym and what only the bot needs is kept, see below",
        ["dialogues"] = "dialogues",
        ["outbox"] = "messages that wait to be sent",
        ["sent"] = "places of the bot's messages in chats",
        ["received"] = "places of people's messages in chats",
        ["failures"] = "updates and messages that failed",
        ["links"] = "personal links with their credits",
        ["pending_credits"] = "credits that wait",
        ["tombstones"] = "tombstones of those who erased everything",
        ["bots"] = "bots' places in their updates",
        ["done_updates"] = "marks of updates that were done",
    };

    /// <summary>Looks at a book.</summary>
    /// <param name="unit">The book.</param>
    /// <param name="settings">Where everything stands.</param>
    /// <param name="petitions">The petitions on offer.</param>
    /// <param name="secret">The server's secret; null where the book was shredded.</param>
    /// <param name="objectionDays">How long signers may object.</param>
    /// <param name="now">The time.</param>
    public static ShredPlan Read(
        IUnitOfWork unit, Settings settings, IReadOnlyList<Petition> petitions, ServerSecret? secret, int objectionDays, DateTimeOffset now)
    {
        var inBook = unit.Signatures.Petitions();
        var name = inBook is [var only] ? only : Path.GetFileNameWithoutExtension(settings.StoragePath);
        var destroyed = unit.Remains.People().Where(table => table.Value > 0)
            .Select(table => $"{table.Value} {Words.GetValueOrDefault(table.Key, $"rows of {table.Key}")}");
        return new ShredPlan(
            name,
            Shredding.DayOf(unit),
            [.. destroyed],
            [.. inBook.Select(petition => $"{petition}: {Tally.Count(unit.Counters, petition)} signatures are counted, {unit.Signatures.NextSerial(petition) - 1} numbers were given"), $"the log with its {unit.Leaves.Size} entries"],
            secret is null ? [] : Refuse(unit, inBook, petitions, secret, objectionDays, now));
    }

    private static List<string> Refuse(
        IUnitOfWork unit, IReadOnlyList<string> inBook, IReadOnlyList<Petition> petitions, ServerSecret secret, int days, DateTimeOffset now)
    {
        var offered = petitions.ToDictionary(petition => petition.Id.Value);
        var refusals = inBook.Union(offered.Keys).Select(id => ObjectionTime.Problem(unit, id, offered.GetValueOrDefault(id), days, now)).OfType<string>().ToList();
        if (Shredding.Unsealed(unit, secret) is { Count: > 0 } unsealed)
        {
            var named = string.Join(", ", unsealed.Take(MostNamed).Select(one => $"{one.Petition} no. {one.Serial}")) + (unsealed.Count > MostNamed ? ", ..." : "");
            refusals.Add($"What the signers of {unsealed.Count} signatures filled in is kept under the server's secret and would be lost with it ({named}): "
                + "set Privacy:OrganizerKeys (and not Privacy:Sealing=off), start the bot once so that it is sealed to the organizers, stop it, and come back");
        }

        return refusals;
    }
}
