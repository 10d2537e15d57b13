using PetitionBot.Core.Delivery;
using PetitionBot.Telegram.Requests;

namespace PetitionBot.Telegram;

/// <summary>Listens through the Bot API's getUpdates.</summary>
/// <param name="client">The bot's client; its owner disposes of it.</param>
internal sealed class BotApiUpdateSource(BotApiClient client) : IUpdateSource
{
    /// <inheritdoc/>
    public async Task<BotIdentity> WhoAmIAsync(CancellationToken cancellation)
    {
        try
        {
            var me = await client.GetMeAsync(cancellation);
            return me.Username is { Length: > 0 } username
                ? new BotIdentity(me.Id, username)
                : throw new UpdateSourceException("getMe: the account has no username, so it is no bot's", isRevoked: false);
        }
        catch (BotApiException e)
        {
            throw new UpdateSourceException(e.Message, e.Kind is BotApiError.Unauthorized);
        }
    }

    /// <inheritdoc/>
    public async Task<PollOutcome> PollAsync(long offset, int limit, TimeSpan wait, CancellationToken cancellation)
    {
        var seconds = Math.Clamp(wait.TotalSeconds, 0, BotApiLimits.LongestPoll.TotalSeconds);
        var request = new GetUpdates(offset, Math.Clamp(limit, 1, BotApiLimits.UpdatesAtOnce), (int)seconds, UpdateReader.Kinds);
        try
        {
            return new PollOutcome.Batch(UpdateReader.Read(await client.GetUpdatesAsync(request, cancellation), offset));
        }
        catch (BotApiException e)
        {
            return e.Kind switch
            {
                BotApiError.Flood flood => new PollOutcome.Flood(flood.RetryAfter),
                BotApiError.Unauthorized => new PollOutcome.Revoked(),
                BotApiError.Conflict conflict => new PollOutcome.Conflict(Who(conflict.With)),
                _ => new PollOutcome.Unavailable(e.Message),
            };
        }
    }

    private static string Who(PollConflict with) => with switch
    {
        PollConflict.Webhook => "a webhook is set for this bot: delete it, or it takes the updates",
        _ => "another program polls with this bot's token: stop it, or it takes the updates",
    };
}
