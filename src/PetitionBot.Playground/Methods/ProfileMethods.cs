using PetitionBot.Playground.Http;

namespace PetitionBot.Playground.Methods;

internal static class ProfileMethods
{
    public static Func<ApiCall, WriteResult> Set(string kind, string parameter) => call =>
    {
        call.Bot.Profile.SetText(kind, Languages.Read(call), call.Arguments.Text(parameter) ?? "");
        call.World.Changed();
        return ApiCall.True;
    };

    public static Func<ApiCall, WriteResult> Get(string kind, string field) => call =>
    {
        var text = call.Bot.Profile.Text(kind, Languages.Read(call));
        return json => json.WriteObject(json => json.WriteText(field, kind == "name" && text.Length == 0 ? call.Bot.FirstName : text));
    };
}
