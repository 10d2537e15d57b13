using System.Security.Cryptography;
using System.Text;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Signing;

/// <summary>The consent page of a petition as it is shown now: what somebody agrees to is exactly this.</summary>
/// <param name="Html">Its exact words.</param>
internal sealed record ConsentPage(string Html)
{
    public byte[] Text => Encoding.UTF8.GetBytes(Html);

    public byte[] Hash => SHA256.HashData(Text);

    /// <summary>What the button below it carries, so that a button under other words agrees to nothing.</summary>
    public string Argument => $"{ConsentText.WordingVersion}.{Convert.ToHexStringLower(Hash.AsSpan(0, 4))}";

    public static ConsentPage Of(Petition petition, Language language, bool isSealing)
    {
        var settings = petition.Settings;
        return new ConsentPage(Phrases.In(language).Consent(new ConsentText(
            settings.Fields.HasFlag(Fields.Name),
            settings.Fields.HasFlag(Fields.Region),
            settings.Fields.HasFlag(Fields.Phone),
            settings.Fields.HasFlag(Fields.Comment),
            settings.Responsible,
            settings.Contact,
            isSealing)));
    }
}
