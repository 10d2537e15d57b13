namespace PetitionBot.Playground;

internal static class Forwarding
{
    /// <summary>A message as it arrives elsewhere: with its origin, and with its keyboard only if that is all links.</summary>
    public static ChatMessage Copy(ChatMessage message, PersonChat source) =>
        Copy(message, message.FromBot ? source.Bot : null, message.FromBot ? null : source.Person);

    public static ChatMessage Copy(ChatMessage message, BotAccount? bot, Person? person) => message with
    {
        EditDate = null,
        ReplyToId = null,
        Markup = message.Buttons.Any() && message.Buttons.All(button => button.Kind == ButtonKind.Url) ? message.Markup : null,
        Origin = message.Origin ?? new ForwardedFrom(bot, person, message.Date),
    };
}
