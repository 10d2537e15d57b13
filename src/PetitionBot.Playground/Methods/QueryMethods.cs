using System.Text.Json;
using PetitionBot.Playground.Http;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Methods;

internal static class QueryMethods
{
    private const int LongestAnswer = 200;
    private const int MostResults = 50;
    private const string TooOld = "query is too old and response timeout expired or query ID is invalid";

    public static WriteResult AnswerCallback(ApiCall call)
    {
        var text = call.Arguments.Text("text");
        if (text?.Length > LongestAnswer)
            throw ApiException.BadRequest("MESSAGE_TOO_LONG");
        if (call.Arguments.Text("url") is { Length: > 0 })
            throw ApiException.NotImitated("answerCallbackQuery.url");
        var press = call.World.OpenPress(call.Bot, call.Arguments.Text("callback_query_id") ?? "") ?? throw ApiException.BadRequest(TooOld);
        press.Answer(string.IsNullOrEmpty(text) ? null : text, call.Arguments.Flag("show_alert"));
        return ApiCall.True;
    }

    public static WriteResult AnswerInline(ApiCall call)
    {
        var results = call.Arguments.Json("results")!.Value;
        if (results.GetArrayLength() > MostResults)
            throw ApiException.BadRequest("RESULTS_TOO_MUCH");
        CheckIds(results);
        var query = call.World.OpenQuery(call.Bot, call.Arguments.Text("inline_query_id") ?? "") ?? throw ApiException.BadRequest(TooOld);
        query.Answer(results, call.Arguments.Flag("is_personal"), (int)(call.Arguments.Number("cache_time") ?? 300));
        call.World.Changed();
        return ApiCall.True;
    }

    private static void CheckIds(JsonElement results)
    {
        var seen = new HashSet<string>();
        foreach (var result in results.EnumerateArray())
        {
            var id = JsonStrings.Field(result, "id") ?? "";
            if (Unicode.Bytes(id) is < 1 or > 64)
                throw ApiException.BadRequest("RESULT_ID_INVALID");
            if (!seen.Add(id))
                throw ApiException.BadRequest("RESULT_ID_DUPLICATE");
        }
    }
}
