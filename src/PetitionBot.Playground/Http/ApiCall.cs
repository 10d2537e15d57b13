using System.Text.Json;

namespace PetitionBot.Playground.Http;

/// <summary>Writes the result of a call.</summary>
internal delegate void WriteResult(Utf8JsonWriter json);

/// <summary>One checked call of a method by a bot.</summary>
internal sealed record ApiCall(TelegramWorld World, BotAccount Bot, Arguments Arguments, CancellationToken Aborted)
{
    public static WriteResult True { get; } = json => json.WriteBooleanValue(true);
}
