using System.Collections.Frozen;
using PetitionBot.Playground.Http;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Methods;

internal static class UpdateMethods
{
    private const int LargestBatch = 100;
    private const int LongestPoll = 50;
    private const string OtherPoll = "terminated by other getUpdates request; make sure that only one bot instance is running";

    public static async ValueTask<WriteResult> GetUpdatesAsync(ApiCall call)
    {
        var offset = (int)Math.Clamp(call.Arguments.Number("offset") ?? 0, int.MinValue + 1, int.MaxValue);
        var limit = (int)Math.Clamp(call.Arguments.Number("limit") ?? LargestBatch, 1, LargestBatch);
        var timeout = Math.Clamp(call.Arguments.Number("timeout") ?? 0, 0, LongestPoll);
        UpdatePoll poll;
        lock (call.World.Gate)
        {
            RefuseWebhook(call.Bot);
            Remember(call);
            var waiting = call.Bot.Updates.Take(offset, limit, call.World.Now);
            if (waiting.Count > 0 || timeout == 0)
                return Write(waiting);
            poll = call.Bot.Updates.StartPoll();
        }
        return await WaitAsync(call, poll, offset, limit, TimeSpan.FromSeconds(timeout));
    }

    public static WriteResult SetWebhook(ApiCall call)
    {
        var url = call.Arguments.Text("url") ?? "";
        if (url.Length > 0 && !url.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            throw ApiException.BadRequest("bad webhook: An HTTPS URL must be provided for webhook");
        Remember(call);
        if (url.Length > 0)
            call.Bot.Updates.EndPoll(PollEnd.Webhook);
        return ChangeWebhook(call, url);
    }

    public static WriteResult DeleteWebhook(ApiCall call) => ChangeWebhook(call, "");

    public static WriteResult GetWebhookInfo(ApiCall call) => json => json.WriteObject(json =>
    {
        json.WriteText("url", call.Bot.WebhookUrl);
        json.WriteBoolean("has_custom_certificate", false);
        json.WriteNumber("pending_update_count", call.Bot.Updates.Count);
        if (call.Bot.Updates.Allowed is not { } allowed)
            return;
        json.WritePropertyName("allowed_updates");
        json.WriteArray(allowed.Order(), type => json.WriteStringValue(type));
    });

    private static async Task<WriteResult> WaitAsync(ApiCall call, UpdatePoll poll, int offset, int limit, TimeSpan timeout)
    {
        try
        {
            var end = await poll.WaitAsync(timeout, call.World.Time, call.Aborted);
            lock (call.World.Gate)
                return end switch
                {
                    PollEnd.OtherPoll => throw ApiException.Conflict(OtherPoll),
                    PollEnd.Webhook => throw ApiException.Conflict("terminated by setWebhook request"),
                    PollEnd.Revoked => throw ApiException.Unauthorized(),
                    _ => Write(call.Bot.Updates.Take(offset, limit, call.World.Now)),
                };
        }
        finally
        {
            lock (call.World.Gate)
                call.Bot.Updates.EndPoll(poll);
        }
    }

    private static WriteResult Write(List<PendingUpdate> updates) => json => json.WriteArray(updates, update => UpdateJson.Write(json, update));

    private static void RefuseWebhook(BotAccount bot)
    {
        if (bot.WebhookUrl.Length > 0)
            throw ApiException.Conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
    }

    // An empty list means the default again; leaving the parameter out keeps what was named before.
    private static void Remember(ApiCall call)
    {
        if (!call.Arguments.Has("allowed_updates"))
            return;
        var types = call.Arguments.Strings("allowed_updates");
        if (types.FirstOrDefault(type => !BotApiSchema.Instance.UpdateTypes.Contains(type)) is { } unknown)
            throw ApiException.BadRequest($"unknown update type \"{unknown}\" in allowed_updates");
        call.Bot.Updates.Allowed = types.Count == 0 ? null : types.ToFrozenSet();
    }

    private static WriteResult ChangeWebhook(ApiCall call, string url)
    {
        if (call.Arguments.Flag("drop_pending_updates"))
            call.Bot.Updates.Clear();
        call.Bot.WebhookUrl = url;
        return ApiCall.True;
    }
}
