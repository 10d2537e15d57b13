using PetitionBot.Core.Petitions;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Signing;

/// <summary>A petition's text is another one than at the last start.</summary>
/// <param name="ConcernsSigners">Whether somebody had signed the petition, so that the text is a version of its own.</param>
/// <param name="Sentence">What happened and what follows, in plain English for the log; free of personal data.</param>
public sealed record TextChange(bool ConcernsSigners, string Sentence)
{
    /// <summary>Holds a petition against the text that the book saw last.</summary>
    /// <returns>The change, or null.</returns>
    public static TextChange? Find(IUnitOfWork unit, Petition petition)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(petition);
        var kept = unit.Signatures.VersionHashes(petition.Id.Value);
        // Books from before this was noted down know at least what was signed.
        var seen = unit.Meta.Find(Key(petition)) ?? (kept is [.., var newest] ? newest : null);
        var now = petition.Manifest.Version;
        if (seen is null || now.Bytes.SequenceEqual(seen)) return null;
        if (kept.Count == 0) return new TextChange(false,
            $"The text of the petition {petition.Id} was changed before anybody signed it: {now.Prefix} replaces {new PetitionVersion(seen).Prefix}.");
        // One that nobody signed is not kept: the last that somebody did is what people know.
        var before = kept.FirstOrDefault(hash => hash.AsSpan().SequenceEqual(seen)) ?? kept[^1];
        return new TextChange(true, Describe(unit, petition, kept, new PetitionVersion(before)));
    }

    /// <summary>Notes the text down as seen.</summary>
    public static void Remember(IUnitOfWork unit, Petition petition)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(petition);
        unit.Meta.Save(Key(petition), petition.Manifest.Version.Bytes.ToArray());
    }

    private static string Key(Petition petition) => $"text/{petition.Id}";

    private static string Describe(IUnitOfWork unit, Petition petition, IReadOnlyList<byte[]> kept, PetitionVersion old)
    {
        var now = petition.Manifest.Version;
        string Name(PetitionVersion version) => $"version {KeptTexts.NumberIn(kept, version)} ({version.Prefix})";
        var others = kept.Where(hash => !now.Bytes.SequenceEqual(hash))
            .Sum(hash => unit.Counters.Read(petition.Id.Value, Tally.Version, Convert.ToHexStringLower(hash)));
        var what = old == now
            ? $"is {Name(now)} again; nobody signed the one in between"
            : $"was changed after people had signed it ({Files(unit, petition, old)}): {Name(old)} -> {Name(now)}";
        var stay = others == 1 ? "The 1 signature that counts under another version stays" : $"The {others} signatures that count under other versions stay";
        return $"The text of the petition {petition.Id} {what}. "
            + $"{stay} with the text that was signed, and counted. Who gave one can read both texts and sign this one "
            + "when they next open the bot; nobody is sent a message. Old files that are brought back are the old version again.";
    }

    private static string Files(IUnitOfWork unit, Petition petition, PetitionVersion before)
    {
        var old = unit.Signatures.FindVersion(petition.Id.Value, before.Bytes.ToArray())!.Texts;
        var now = petition.Files.ToDictionary(file => file.Key.Code(), file => file.Value);
        var all = old.Keys.Union(now.Keys).Order(StringComparer.Ordinal).Select(code => (code, Fate: Fate(old.GetValueOrDefault(code), now.GetValueOrDefault(code))));
        return string.Join(", ", all.Where(one => one.Fate is not null).Select(one => $"{one.code} {one.Fate}"));
    }

    private static string? Fate(byte[]? old, byte[]? now) => (old, now) switch
    {
        (null, _) => "added",
        (_, null) => "removed",
        _ => old.AsSpan().SequenceEqual(now) ? null : "changed",
    };
}
