using System.Net.Http.Headers;
using System.Text.Json;

namespace PetitionBot.Telegram;

/// <summary>A file on its way to the Bot API.</summary>
/// <param name="Part">The parameter that it is.</param>
/// <param name="FileName">Its name, in ASCII and without quotes.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record Upload(string Part, string FileName, string MediaType, byte[] Content)
{
    /// <summary>A parameter that begins so names the part of the request that holds the file.</summary>
    public const string Prefix = "attach://";

    /// <summary>The file with the other parameters of its request, as multipart/form-data (RFC 7578).</summary>
    /// <param name="parameters">The request as a JSON object; what it says in place of the file is left out.</param>
    public HttpContent With(JsonElement parameters)
    {
        var body = new MultipartFormDataContent();
        foreach (var parameter in parameters.EnumerateObject().Where(parameter => parameter.Name != Part))
            body.Add(Field(parameter.Value), Quoted(parameter.Name));
        body.Add(new ByteArrayContent(Content)
        {
            Headers =
            {
                ContentType = new MediaTypeHeaderValue(MediaType),
                // Written out, because Add would give the name a second time in a form that few servers read.
                ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = Quoted(Part), FileName = Quoted(FileName) },
            },
        });
        return body;
    }

    private static StringContent Field(JsonElement value) =>
        new(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());

    private static string Quoted(string name) => $"\"{name}\"";
}
