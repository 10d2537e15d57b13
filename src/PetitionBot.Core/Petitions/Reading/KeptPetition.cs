using System.Text;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Petitions.Reading;

/// <summary>Makes a petition of a version that the book kept.</summary>
internal static class KeptPetition
{
    /// <summary>The petition as it was when this version was signed, with the settings of today.</summary>
    public static Petition Read(VersionRow row, PetitionSettings settings)
    {
        var files = row.Texts.Where(text => Languages.FromCode(text.Key) is not null)
            .ToDictionary(text => Languages.FromCode(text.Key)!.Value, text => text.Value);
        return new Petition(new PetitionId(row.Petition), settings, files.ToDictionary(file => file.Key, file => Text(row, file.Key, file.Value)), files);
    }

    // Rules for documents may become stricter. What was signed must be readable all the same: then as it was typed.
    private static PetitionText Text(VersionRow row, Language language, byte[] bytes) =>
        PetitionParser.Parse(bytes, language).Text
        ?? new PetitionText(language, row.Petition, TelegramHtml.Escape(Encoding.UTF8.GetString(bytes)), [], "");
}
