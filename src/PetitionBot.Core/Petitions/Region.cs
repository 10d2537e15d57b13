using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Petitions;

/// <summary>A region that a signer can choose.</summary>
/// <param name="Code">Short and stable, <c>[a-z0-9-]{1,16}</c>: it is what is stored and what buttons carry.</param>
/// <param name="Names">Its name in each language that the organizer wrote; at least one.</param>
public sealed record Region(string Code, IReadOnlyDictionary<Language, string> Names)
{
    /// <summary>Its name in this language, else in the first one of ru, kk, en that has a name.</summary>
    public string Name(Language language) =>
        Names.TryGetValue(language, out var name) ? name : Names.OrderBy(pair => pair.Key).First().Value;
}
