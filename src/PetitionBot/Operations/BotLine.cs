using PetitionBot.Core.Delivery;
using PetitionBot.Telegram;

namespace PetitionBot.Operations;

/// <summary>One token's way in and way out.</summary>
internal sealed record BotLine(BotToken Token, BotApiClient Client, BotName Name, BotSetup Setup, UpdatePump Pump, Courier Courier);
