using System.Text.Json;
using PetitionBot.Playground.Http;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Methods;

/// <summary>Text and caption of a call, parsed and measured.</summary>
internal static class Texts
{
    public static FormattedText Message(ApiCall call) =>
        TextRules.Message(call.Arguments.Text("text"), call.Arguments.Text("parse_mode"), Entities(call, "entities"));

    public static FormattedText Caption(ApiCall call) =>
        TextRules.Caption(call.Arguments.Text("caption"), call.Arguments.Text("parse_mode"), Entities(call, "caption_entities"));

    private static IReadOnlyList<TextEntity> Entities(ApiCall call, string name) =>
        call.Arguments.Json(name) is { } entities ? [.. entities.EnumerateArray().Select(Read)] : [];

    private static TextEntity Read(JsonElement entity)
    {
        var type = JsonStrings.Field(entity, "type")!;
        if (type is "text_mention" or "custom_emoji" or "date_time")
            throw ApiException.NotImitated($"entities of type {type}");
        return new TextEntity(
            type, entity.GetProperty("offset").GetInt32(), entity.GetProperty("length").GetInt32(), JsonStrings.Field(entity, "url"), JsonStrings.Field(entity, "language"));
    }
}
