using System.Security.Cryptography;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Petitions;

/// <summary>A petition as its folder holds it: settings, texts, and the manifest that names exactly these texts.</summary>
/// <param name="Id">The folder's name.</param>
/// <param name="Settings">What is not text.</param>
/// <param name="Texts">One text a language; at least one.</param>
/// <param name="Files">The bytes of each text file, exactly as they were read.</param>
public sealed record Petition(
    PetitionId Id,
    PetitionSettings Settings,
    IReadOnlyDictionary<Language, PetitionText> Texts,
    IReadOnlyDictionary<Language, byte[]> Files)
{
    /// <summary>The hashes of the files; its own hash is the version.</summary>
    public Manifest Manifest { get; } = new(Id, Files.ToDictionary(file => file.Key, file => SHA256.HashData(file.Value)));

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
