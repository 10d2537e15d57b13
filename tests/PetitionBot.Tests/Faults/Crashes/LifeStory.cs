using System.Globalization;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Faults.Crashes;

/// <summary>Everything that a book and the chats say at the end of a <see cref="Life"/>, free of what differs from run to run.</summary>
internal static class LifeStory
{
    private const long Bot = 77;

    public static string Of(IUnitOfWork unit, ServerSecret secret, TombstoneKeys keys, HeardByTelegram telegram)
    {
        var safe = new Safe(secret);
        return string.Join('\n', LifeScript.Everybody.SelectMany(person => Person(unit, safe, keys, person, telegram)).Concat(Book(unit)));
    }

    private static IEnumerable<string> Person(IUnitOfWork unit, Safe safe, TombstoneKeys keys, long person, HeardByTelegram telegram)
    {
        var plea = new PetitionId("plea");
        yield return $"person {person}:";
        if (unit.Signatures.Find(safe.SignerOf(plea, person)) is { } row)
        {
            var box = safe.Open(row).Box;
            var fields = CanonicalFields.Read(safe.Fields(row).AsSpan(Digest.SaltSize));
            yield return $"  {(LeafKind)row.State} {row.Serial} {row.Day:O} {fields.Name} sealed {row.Envelope is not null} {box.Source} {box.Generation} credited {box.Credited} times {box.SignedOn.Count}";
        }

        var chat = safe.ChatOf(Bot, person);
        if (unit.Dialogues.Find(chat) is { } dialogue) yield return $"  dialogue {dialogue.Draft} {dialogue.TouchedHour} {safe.Open(dialogue).Draft?.Name}";
        if (unit.Links.Find(safe.Links.KeyOf(plea, safe.Links.Of(plea, person)).Bytes.ToArray()) is { } link) yield return $"  link with {link.Credits}";
        yield return $"  {unit.Outbox.ListSent(chat).Count} sent, {unit.Outbox.ListReceived(chat).Count} received, {keys.NamesOf(plea, person).Count(name => unit.Tombstones.Find(name) is not null)} tombstones";
        foreach (var told in telegram.Told(person)) yield return $"  {told.ReplaceLineEndings(" ")}";
    }

    private static IEnumerable<string> Book(IUnitOfWork unit)
    {
        foreach (var leaf in unit.Leaves.List(0, 1000).Select(leaf => LogEntry.Parse(leaf.Bytes))) yield return $"leaf {leaf.Kind} {leaf.Serial} {leaf.Day:O}";
        foreach (var row in unit.Counters.List("plea")) yield return string.Create(CultureInfo.InvariantCulture, $"counter {row.What} {row.Key} {row.Day:O} {row.N}");
        var published = LogPublisher.Newest(unit) is { } note ? Checkpoint.Read(SignedNote.Parse(note)).Size : 0;
        yield return $"next {unit.Signatures.NextSerial("plea")}, {unit.Links.ListPending().Count} credits wait, published {published}";
        yield return $"poison {unit.Failures.List(FailureKind.Poison, 0, 100).Count}, dead letters {unit.Failures.List(FailureKind.DeadLetter, 0, 100).Count}";
        yield return $"outbox {unit.Outbox.List(Bot, 0, 100).Count}, versions {unit.Signatures.Versions("plea").Count}";
    }
}
