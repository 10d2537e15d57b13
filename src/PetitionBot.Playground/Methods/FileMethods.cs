using PetitionBot.Playground.Http;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Methods;

internal static class FileMethods
{
    public static WriteResult GetFile(ApiCall call)
    {
        var file = call.Bot.Files.GetValueOrDefault(call.Arguments.Text("file_id") ?? "")
            ?? throw ApiException.BadRequest("invalid file_id");
        if (file.Content.Length > StoredFile.LargestDownload)
            throw ApiException.BadRequest("file is too big");
        return json => json.WriteObject(json =>
        {
            MessageJson.WriteFile(json, file);
            json.WriteText("file_path", file.Path);
        });
    }
}
