using System.Buffers.Binary;
using System.Text;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;
using PetitionBot.Operations.Metering;
using PetitionBot.Telegram;
using PetitionBot.Telegram.Requests;

namespace PetitionBot.Operations;

/// <summary>
/// Posts the newest published checkpoint to a channel, where many people keep it: a log that was changed later would have
/// to be changed on all their phones.
/// </summary>
internal sealed class ChannelService(
    IBookStore store, BotLine[] lines, BotMeter meter, Settings settings, TimeProvider time, ILogger<ChannelService> log)
    : BackgroundService
{
    private const string Posted = "channel";
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    private DateTimeOffset _notBefore;

    /// <summary>Posts what is due now, and returns whether anything was.</summary>
    public async Task<bool> PostAsync(CancellationToken stopping)
    {
        try
        {
            var now = time.GetUtcNow();
            // A failure of days to come is one before the clock was set back.
            if ((now < _notBefore && _notBefore - now <= AfterFailure) || await store.ReadAsync(unit => Due(unit, now), stopping) is not { } note) return false;
            _notBefore = now + AfterFailure;
            var text = $"{Phrases.CheckpointHeading}\n<pre>{TelegramHtml.Escape(note.TrimEnd())}</pre>";
            await lines[0].Client.PostMessageAsync(new PostMessage(settings.LogChannel!, text, BotApiMessenger.Html, BotApiMessenger.NoPreview), stopping);
            _notBefore = default;
            await store.WriteAsync(unit => Remember(unit, note, now), stopping);
            meter.Did("post", isFine: true);
            return true;
        }
        catch (BotApiException e)
        {
            log.LogWarning("the checkpoint was not posted to {Channel}: {Reason}. To do: make the bot an administrator of the channel; it is tried again in an hour", settings.LogChannel, e.Message);
        }
        catch (StoreException e)
        {
            log.LogError("the checkpoint cannot be posted, trying again later: {Reason}. To do: docs/operating.md, \"The disk is full\"", e.Message);
        }

        meter.Did("post", isFine: false);
        return false;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.LogChannel is null) return;
        while (true)
        {
            await Task.Delay(Look, time, stoppingToken);
            await PostAsync(stoppingToken);
        }
    }

    private string? Due(IUnitOfWork unit, DateTimeOffset now)
    {
        if (LogPublisher.Newest(unit) is not { } note) return null;
        if (unit.Meta.Find(Posted) is not { } last) return note;
        var at = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(last));
        return (now - at).Duration() < settings.LogChannelInterval || Encoding.UTF8.GetString(last.AsSpan(sizeof(long))) == note ? null : note;
    }

    private static bool Remember(IUnitOfWork unit, string note, DateTimeOffset now)
    {
        var value = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(value, now.ToUnixTimeSeconds());
        unit.Meta.Save(Posted, [.. value, .. Encoding.UTF8.GetBytes(note)]);
        return true;
    }
}
