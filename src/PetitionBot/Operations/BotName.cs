using System.Text;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Storage;

namespace PetitionBot.Operations;

/// <summary>
/// Learns a bot's username, which links need. Signers are served also while getMe fails: under the name that the book
/// remembers from the last start.
/// </summary>
internal sealed class BotName(IUpdateSource source, IBookStore store, long bot, TimeProvider time, ILogger<BotName> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private volatile BotIdentity _known = new(bot, $"bot{bot}");

    /// <summary>Who the bot is, as far as it is known now.</summary>
    public BotIdentity Known => _known;

    private string Key => $"username/{bot}";

    /// <summary>Takes the remembered name, and asks once for the present one.</summary>
    /// <returns>Whether Telegram told it.</returns>
    public async Task<bool> RecallAndAskAsync(CancellationToken stopping)
    {
        try
        {
            if (await store.ReadAsync(unit => unit.Meta.Find(Key), stopping) is { } name)
                _known = new BotIdentity(bot, Encoding.UTF8.GetString(name));
        }
        catch (StoreException e)
        {
            log.LogWarning("bot {Bot}: its remembered username cannot be read: {Reason}. To do: nothing, Telegram is asked anew", bot, e.Message);
        }

        return await AskAsync(stopping);
    }

    /// <summary>Asks until Telegram tells it.</summary>
    public async Task KeepAskingAsync(CancellationToken stopping)
    {
        do await Task.Delay(Pause, time, stopping);
        while (!await AskAsync(stopping));
    }

    private async Task<bool> AskAsync(CancellationToken stopping)
    {
        try
        {
            var told = await source.WhoAmIAsync(stopping);
            if (told.Username != _known.Username) await store.WriteAsync(unit => Remember(unit, told.Username), stopping);
            _known = told;
            log.LogInformation("bot {Bot} serves as @{Username}", told.Id, told.Username);
            return true;
        }
        catch (Exception e) when (e is UpdateSourceException or StoreException)
        {
            log.LogWarning("bot {Bot}: Telegram does not tell its username, links name @{Username} until it does: {Reason}. To do: nothing, it is asked again", bot, _known.Username, e.Message);
            return false;
        }
    }

    private bool Remember(IUnitOfWork unit, string name)
    {
        unit.Meta.Save(Key, Encoding.UTF8.GetBytes(name));
        return true;
    }
}
