using System.Text;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Ledger;

/// <summary>
/// What a signer filled in, with one exact form in bytes; docs/log-format.md, "Canonical fields". The bytes are final.
/// Texts are brought to NFC; an empty text is the same as none. Holds personal data: <see cref="ToString"/> shows none.
/// </summary>
public sealed record CanonicalFields
{
    /// <summary>The longest text, in bytes of UTF-8.</summary>
    public const int MaxTextLength = ushort.MaxValue;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Takes over what was filled in.</summary>
    /// <param name="name">The name, or null.</param>
    /// <param name="region">The region's code, or null.</param>
    /// <param name="phone">The phone number, or null.</param>
    /// <param name="comment">The comment, or null.</param>
    /// <param name="language">The language in which the petition was read and the consent given.</param>
    /// <param name="consentVersion">Which wording of the consent was shown; 0 where none was.</param>
    /// <exception cref="ArgumentException">A text is not well-formed Unicode or longer than 65,535 bytes of UTF-8.</exception>
    public CanonicalFields(string? name, string? region, string? phone, string? comment, Language language, int consentVersion)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(consentVersion);
        _ = language.Code();
        Name = Normal(name, nameof(name));
        Region = Normal(region, nameof(region));
        Phone = Normal(phone, nameof(phone));
        Comment = Normal(comment, nameof(comment));
        Language = language;
        ConsentVersion = consentVersion;
    }

    /// <summary>The name, or null.</summary>
    public string? Name { get; private init; }

    /// <summary>The region's code, or null.</summary>
    public string? Region { get; private init; }

    /// <summary>The phone number, or null.</summary>
    public string? Phone { get; private init; }

    /// <summary>The comment, or null.</summary>
    public string? Comment { get; private init; }

    /// <summary>The language in which the petition was read and the consent given.</summary>
    public Language Language { get; }

    /// <summary>Which wording of the consent was shown; 0 where none was.</summary>
    public int ConsentVersion { get; }

    /// <summary>The exact bytes.</summary>
    public byte[] Bytes
    {
        get
        {
            var writer = new CanonicalWriter().Raw(Magic);
            foreach (var text in (ReadOnlySpan<string?>)[Name, Region, Phone, Comment, Language.Code()])
            {
                var bytes = StrictUtf8.GetBytes(text ?? "");
                writer.UInt16(bytes.Length).Raw(bytes);
            }

            return writer.UInt32(ConsentVersion).Bytes;
        }
    }

    private static ReadOnlySpan<byte> Magic => "petitionbot-fields-v1\n"u8;

    /// <summary>Reads exactly what <see cref="Bytes"/> writes, and takes the texts over as they are.</summary>
    /// <exception cref="FormatException">Anything else. The message names the place, not the content.</exception>
    public static CanonicalFields Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new CanonicalReader(bytes, "canonical fields");
        if (!bytes.StartsWith(Magic)) throw reader.Refuse("it does not begin with 'petitionbot-fields-v1' and a line feed");
        reader.Raw(Magic.Length, "heading");
        var name = Text(ref reader, "name");
        var region = Text(ref reader, "region");
        var phone = Text(ref reader, "phone");
        var comment = Text(ref reader, "comment");
        var language = Languages.FromCode(Text(ref reader, "language")) ?? throw reader.Refuse("language is not ru, kk or en");
        var consent = reader.UInt32("consent version");
        if (consent > int.MaxValue) throw reader.Refuse($"consent version is above {int.MaxValue}");
        reader.End();
        // Not brought to NFC again: a newer Unicode could see another normal form in old bytes.
        return new CanonicalFields(null, null, null, null, language, (int)consent)
        {
            Name = name,
            Region = region,
            Phone = phone,
            Comment = comment,
        };
    }

    /// <summary>The type's name: what a signer filled in is never shown.</summary>
    public override string ToString() => nameof(CanonicalFields);

    private static string? Text(ref CanonicalReader reader, string field)
    {
        var bytes = reader.Raw(reader.UInt16(field + "'s length"), field);
        try
        {
            return bytes.IsEmpty ? null : StrictUtf8.GetString(bytes);
        }
        catch (ArgumentException)
        {
            throw reader.Refuse($"{field} is not well-formed UTF-8");
        }
    }

    // Normalize refuses lone surrogates and U+FFFE with a message of its own, which may repeat the text.
    private static string? Normal(string? text, string field)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (!WellFormed(text))
            throw new ArgumentException($"the {field} is not well-formed Unicode: it has a lone surrogate or U+FFFE", field);
        var normal = text.Normalize(NormalizationForm.FormC);
        return StrictUtf8.GetByteCount(normal) <= MaxTextLength
            ? normal
            : throw new ArgumentException($"the {field} has more than {MaxTextLength} bytes of UTF-8", field);
    }

    private static bool WellFormed(string text)
    {
        try
        {
            StrictUtf8.GetByteCount(text);
            return !text.Contains('\uFFFE', StringComparison.Ordinal);
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}
