using PetitionBot.Playground.Http;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Methods;

internal static class LinkPreviews
{
    /// <summary>Previews are not imitated; contradictory or unreadable options are refused all the same.</summary>
    public static void Check(ApiCall call)
    {
        if (call.Arguments.Json("link_preview_options") is not { } options)
            return;
        if (JsonStrings.Field(options, "url") is { Length: > 0 } url && Links.Check(url, out _) is { } problem)
            throw ApiException.BadRequest($"link preview URL '{url}' is invalid: {problem}");
        if (JsonStrings.Flag(options, "prefer_small_media") && JsonStrings.Flag(options, "prefer_large_media"))
            throw ApiException.BadRequest("link_preview_options can't prefer small and large media at once");
    }
}
