using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PetitionBot.Core.Signing;
using PetitionBot.Telegram.Requests;
using PetitionBot.Telegram.Types;

namespace PetitionBot.Telegram;

/// <summary>One thing that Telegram is to be told of the bot itself.</summary>
/// <param name="Method">The method that tells it.</param>
/// <param name="Language">For whose apps.</param>
/// <param name="Hash">SHA-256 of method and parameters: it is the same as long as there is nothing new to tell.</param>
/// <param name="MakeAsync">Tells it; throws <see cref="BotApiException"/>.</param>
internal sealed record SetupCall(string Method, string Language, byte[] Hash, Func<CancellationToken, Task> MakeAsync)
{
    /// <summary>Everything that the introductions say.</summary>
    public static IReadOnlyList<SetupCall> All(BotApiClient client, IReadOnlyList<Introduction> introductions) =>
        [.. introductions.SelectMany(introduction => Of(client, introduction))];

    private static IEnumerable<SetupCall> Of(BotApiClient client, Introduction said)
    {
        var app = said.AppLanguage;
        var commands = said.Commands.Select(command => new BotCommand(command.Name, command.What)).ToArray();
        yield return Of(app, new SetMyCommands(commands, new BotCommandScopeAllPrivateChats(), app), BotApiJson.Readable.SetMyCommands, client.SetMyCommandsAsync);
        yield return Of(app, new SetMyDescription(said.Description, app), BotApiJson.Readable.SetMyDescription, client.SetMyDescriptionAsync);
        yield return Of(app, new SetMyShortDescription(said.ShortDescription, app), BotApiJson.Readable.SetMyShortDescription, client.SetMyShortDescriptionAsync);
    }

    private static SetupCall Of<T>(string? app, T request, JsonTypeInfo<T> type, Func<T, CancellationToken, Task> makeAsync)
        where T : IBotApiRequest
    {
        var hash = SHA256.HashData([.. Encoding.ASCII.GetBytes(T.Method), 0, .. JsonSerializer.SerializeToUtf8Bytes(request, type)]);
        return new SetupCall(T.Method, app ?? "all others", hash, cancellation => makeAsync(request, cancellation));
    }
}
