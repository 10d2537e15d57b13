using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Sharing;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Signing;

/// <summary>
/// Everything that the book holds about one person, in every petition and at every bot, as they may read and keep it. Nothing
/// of other people is in it: neither who invited them nor exactly how many came through their link.
/// </summary>
internal sealed class Holdings(ServerSecret secret, Safe safe, Graveyard graveyard, IReadOnlyList<Petition> petitions)
{
    private readonly HeldChats _chats = new(secret, safe);

    /// <summary>The document, in UTF-8.</summary>
    public byte[] Of(IUnitOfWork unit, Person person, Language language, DateTimeOffset now)
    {
        var document = new JsonObject
        {
            ["about"] = Phrases.In(language).DownloadAbout,
            ["made"] = Json.Day(DateOnly.FromDateTime(now.UtcDateTime)),
            ["petitions"] = Json.List(unit.Signatures.Petitions().Where(PetitionId.IsValid)
                .Select(id => OfPetition(unit, new PetitionId(id), person, language)).OfType<JsonObject>()),
            ["chats"] = Json.List(unit.Bots.List().Select(bot => _chats.Of(unit, bot, safe.ChatOf(bot, person.Id)))),
        };
        return Json.Readable(document);
    }

    private JsonObject? OfPetition(IUnitOfWork unit, PetitionId petition, Person person, Language language)
    {
        var row = unit.Signatures.Find(safe.SignerOf(petition, person.Id));
        var link = unit.Links.Find(safe.Links.KeyOf(petition, safe.Links.Of(petition, person.Id)).Bytes.ToArray());
        var erased = graveyard.Find(unit, petition, person.Id);
        if (row is null && link is null && erased is null) return null;
        return new JsonObject
        {
            ["petition"] = petition.Value,
            ["title"] = petitions.FirstOrDefault(one => one.Id == petition)?.Text(language).Title,
            ["signature"] = row is null ? null : OfSignature(unit, safe.Open(row), language),
            ["link"] = link is null ? null : OfLink(link),
            ["rememberedAfterErasing"] = erased is null ? null : OfErased(erased),
        };
    }

    private JsonObject OfSignature(IUnitOfWork unit, Signature signature, Language language)
    {
        var (row, box) = (signature.Row, signature.Box);
        return new JsonObject
        {
            ["number"] = row.Serial,
            ["state"] = Tally.Name(signature.State),
            ["stateSince"] = Json.Day(row.Day),
            ["notCountedBecause"] = box.Reason,
            ["toldThatItIsNotCounted"] = box.Told,
            ["version"] = Convert.ToHexStringLower(row.Version),
            ["versionNumber"] = new KeptTexts(unit).NumberOf(new PetitionId(row.Petition), signature.Version),
            ["signedOn"] = Json.List(box.SignedOn.Select(day => (JsonNode)Json.Day(day))),
            ["correctedOn"] = Json.List(box.CorrectedOn.Select(day => (JsonNode)Json.Day(day))),
            ["language"] = box.Language.Code(),
            ["region"] = box.Region,
            ["cameBy"] = box.Source,
            ["linksBetween"] = box.Generation,
            ["countedForALink"] = box.Credited,
            // Where nothing is asked, no consent is either.
            ["consent"] = box.ConsentVersion == 0 ? null : new JsonObject
            {
                ["wording"] = box.ConsentVersion,
                ["text"] = box.Consent is { } hash && unit.Signatures.FindText(hash) is { } text
                    ? TelegramHtml.ToPlain(System.Text.Encoding.UTF8.GetString(text)) : null,
            },
            ["answers"] = OfAnswers(row, language),
            ["proof"] = new JsonObject { ["nonce"] = Json.Base64(box.Nonce), ["digest"] = Json.Base64(box.Digest), ["salt"] = Json.Base64(box.Salt) },
        };
    }

    private JsonObject? OfAnswers(SignatureRow row, Language language)
    {
        if (row.Envelope is { } envelope) return new JsonObject { ["sealed"] = Json.Base64(envelope), ["note"] = Phrases.In(language).DownloadSealedAbout };
        if (safe.OpenFields(row) is not { } saltAndFields) return null;
        var fields = CanonicalFields.Read(saltAndFields.AsSpan(Digest.SaltSize));
        return new JsonObject { ["name"] = fields.Name, ["region"] = fields.Region, ["phone"] = fields.Phone, ["comment"] = fields.Comment };
    }

    // In the steps that are shown anyway: an exact number would tell whether somebody signed.
    private JsonObject OfLink(LinkRow link)
    {
        var atLeast = CreditSteps.Shown((int)link.Credits);
        return new JsonObject
        {
            ["linksBetween"] = safe.OpenGeneration(link),
            ["signedThroughIt"] = atLeast == 0 ? string.Create(CultureInfo.InvariantCulture, $"fewer than {CreditSteps.First}") : string.Create(CultureInfo.InvariantCulture, $"at least {atLeast}"),
        };
    }

    private static JsonObject OfErased(Tombstone erased) => new()
    {
        ["number"] = erased.Serial,
        ["signedOn"] = Json.List(erased.SignedOn.Select(day => (JsonNode)Json.Day(day))),
        ["correctedOn"] = Json.List(erased.CorrectedOn.Select(day => (JsonNode)Json.Day(day))),
        ["countedForALink"] = erased.Credited,
        ["notCountedBecause"] = erased.Reason,
    };

    /// <summary>How this document writes things.</summary>
    internal static class Json
    {
        private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

        public static JsonArray List(IEnumerable<JsonNode> items) => [.. items];

        public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        public static string? Base64(byte[]? bytes) => bytes is null ? null : Convert.ToBase64String(bytes);

        public static byte[] Readable(JsonObject document)
        {
            using var bytes = new MemoryStream();
            using (var writer = new Utf8JsonWriter(bytes, Options)) document.WriteTo(writer);
            return bytes.ToArray();
        }
    }
}
