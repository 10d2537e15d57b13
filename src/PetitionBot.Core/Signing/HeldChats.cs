using System.Text;
using System.Text.Json.Nodes;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;
using Json = PetitionBot.Core.Signing.Holdings.Json;

namespace PetitionBot.Core.Signing;

/// <summary>What is held of a person's chat with one bot.</summary>
internal sealed class HeldChats(ServerSecret secret, Safe safe)
{
    private readonly OutboxBoxes _outbox = new(secret);
    private readonly FailureBoxes _failures = new(secret);

    public JsonObject Of(IUnitOfWork unit, long bot, byte[] chat)
    {
        var row = unit.Dialogues.Find(chat);
        return new JsonObject
        {
            ["bot"] = bot,
            ["dialogue"] = row is null ? null : OfDialogue(row, safe.Open(row)),
            ["yourMessages"] = Json.List(unit.Outbox.ListReceived(chat).Select(_outbox.MessageId).Order().Select(id => (JsonNode)id)),
            ["botMessages"] = Json.List(unit.Outbox.ListSent(chat).Select(_outbox.MessageId).Distinct().Order().Select(id => (JsonNode)id)),
            ["waitingToBeSent"] = unit.Outbox.ListOf(chat).Count,
            ["couldNotBeHandled"] = Failed(unit, FailureKind.Poison, chat),
            ["couldNotBeSent"] = Failed(unit, FailureKind.DeadLetter, chat),
        };
    }

    private static JsonObject OfDialogue(DialogueRow row, Dialogue dialogue) => new()
    {
        ["lastUsed"] = DateTimeOffset.FromUnixTimeSeconds(row.TouchedHour * 3600).ToString("yyyy-MM-dd'T'HH':00Z'", System.Globalization.CultureInfo.InvariantCulture),
        ["language"] = dialogue.Language.Code(),
        ["languageChosen"] = dialogue.IsChosen,
        // Whose link it was stays theirs.
        ["cameBy"] = Json.List(dialogue.Origins.Select(origin => new JsonObject
        {
            ["petition"] = origin.Petition,
            ["cameBy"] = origin.Source,
            ["linksBetween"] = origin.Generation,
        })),
        ["reached"] = Json.List(dialogue.Ways.Select(way => new JsonObject
        {
            ["petition"] = way.Petition,
            ["steps"] = way.Reached.ToString(),
            ["since"] = Time(way.Opened),
        })),
        ["filesSent"] = Json.List(dialogue.Files.Select(file => new JsonObject { ["file"] = file.File, ["at"] = Time(file.Minute * 60) })),
        ["draft"] = dialogue.Draft is { } draft ? OfDraft(draft) : null,
    };

    private static JsonObject OfDraft(Draft draft) => new()
    {
        ["petition"] = draft.Petition,
        ["step"] = draft.Step.ToString(),
        ["corrects"] = draft.Corrects,
        ["name"] = draft.Name,
        ["region"] = draft.Region,
        ["phone"] = draft.Phone,
        ["comment"] = draft.Comment,
        ["consentWording"] = draft.ConsentVersion,
        ["messagesToRemove"] = draft.Traces.Count,
    };

    private static string Time(long seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd'T'HH':'mm'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private JsonArray Failed(IUnitOfWork unit, FailureKind kind, byte[] chat) => Json.List(unit.Failures.ListOf(kind, chat).Select(row => new JsonObject
    {
        ["day"] = Json.Day(row.Day),
        ["reason"] = row.Reason,
        ["content"] = Encoding.UTF8.GetString(_failures.Open(kind, row)),
    }));
}
