using PetitionBot.Playground.Http;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Methods;

internal static class Languages
{
    /// <summary>The language_code of a call: empty or two small letters.</summary>
    public static string Read(ApiCall call)
    {
        var code = call.Arguments.Text("language_code") ?? "";
        return code.Length == 0 || (code.Length == 2 && code.All(char.IsAsciiLetterLower))
            ? code
            : throw ApiException.BadRequest("invalid language code specified");
    }
}
