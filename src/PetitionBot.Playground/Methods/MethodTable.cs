using System.Collections.Frozen;
using PetitionBot.Playground.Http;

namespace PetitionBot.Playground.Methods;

/// <summary>The methods that the emulator imitates.</summary>
internal static class MethodTable
{
    private static readonly FrozenDictionary<string, Func<ApiCall, ValueTask<WriteResult>>> All =
        new Dictionary<string, Func<ApiCall, ValueTask<WriteResult>>>
        {
            ["getUpdates"] = UpdateMethods.GetUpdatesAsync,
            ["setWebhook"] = Locked(UpdateMethods.SetWebhook),
            ["deleteWebhook"] = Locked(UpdateMethods.DeleteWebhook),
            ["getWebhookInfo"] = Locked(UpdateMethods.GetWebhookInfo),
            ["getMe"] = Locked(call => json => UserJson.Write(json, call.Bot, full: true)),
            ["sendMessage"] = Locked(SendMethods.SendMessage),
            ["sendDocument"] = Locked(SendMethods.SendDocument),
            ["sendPhoto"] = Locked(SendMethods.SendPhoto),
            ["sendChatAction"] = Locked(ChatMethods.SendChatAction),
            ["forwardMessage"] = Locked(SendMethods.ForwardMessage),
            ["copyMessage"] = Locked(SendMethods.CopyMessage),
            ["editMessageText"] = Locked(EditMethods.EditText),
            ["editMessageReplyMarkup"] = Locked(EditMethods.EditMarkup),
            ["deleteMessage"] = Locked(DeleteMethods.DeleteOne),
            ["deleteMessages"] = Locked(DeleteMethods.DeleteMany),
            ["answerCallbackQuery"] = Locked(QueryMethods.AnswerCallback),
            ["answerInlineQuery"] = Locked(QueryMethods.AnswerInline),
            ["getChat"] = Locked(ChatMethods.GetChat),
            ["getFile"] = Locked(FileMethods.GetFile),
            ["setMyCommands"] = Locked(CommandMethods.Set),
            ["getMyCommands"] = Locked(CommandMethods.Get),
            ["deleteMyCommands"] = Locked(CommandMethods.Delete),
            ["setMyName"] = Locked(ProfileMethods.Set("name", "name")),
            ["getMyName"] = Locked(ProfileMethods.Get("name", "name")),
            ["setMyDescription"] = Locked(ProfileMethods.Set("description", "description")),
            ["getMyDescription"] = Locked(ProfileMethods.Get("description", "description")),
            ["setMyShortDescription"] = Locked(ProfileMethods.Set("short", "short_description")),
            ["getMyShortDescription"] = Locked(ProfileMethods.Get("short", "short_description")),
        }.ToFrozenDictionary();

    public static Func<ApiCall, ValueTask<WriteResult>>? Find(string name) => All.GetValueOrDefault(name);

    // Written under the lock too: a result may look at its chat once more.
    private static Func<ApiCall, ValueTask<WriteResult>> Locked(Func<ApiCall, WriteResult> method) => call =>
    {
        lock (call.World.Gate)
        {
            var result = method(call);
            var body = JsonText.Bytes(json => result(json));
            return ValueTask.FromResult<WriteResult>(json => json.WriteRawValue(body, skipInputValidation: true));
        }
    };
}
