using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Petitions;

/// <summary>A petition as its folder holds it: settings, texts, and the manifest that names exactly these texts.</summary>
/// <param name="Id">The folder's name.</param>
/// <param name="Settings">What is not text.</param>
/// <param name="Texts">One text a language; at least one.</param>
/// <param name="Manifest">The hashes of the text files; its own hash is the version.</param>
public sealed record Petition(
    PetitionId Id, PetitionSettings Settings, IReadOnlyDictionary<Language, PetitionText> Texts, Manifest Manifest)
{
    /// <summary>The text in this language, else in the first one of ru, kk, en that exists.</summary>
    public PetitionText Text(Language language) =>
        Texts.TryGetValue(language, out var text) ? text : Texts.OrderBy(pair => pair.Key).First().Value;

    /// <summary>Whether it can be signed at this instant.</summary>
    public Openness At(DateTimeOffset now) =>
        now < Settings.Opens ? Openness.NotYet : now >= Settings.Closes ? Openness.Closed : Openness.Open;

    /// <summary>The date in the petition's time zone.</summary>
    public DateOnly DayOf(DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Settings.TimeZone).DateTime);
}
