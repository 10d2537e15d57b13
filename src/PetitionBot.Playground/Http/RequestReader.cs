using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Http;

/// <summary>Reads the four ways in which the Bot API takes parameters: query, two kinds of forms, JSON.</summary>
internal static class RequestReader
{
    public const long LargestUpload = 50 * 1024 * 1024;
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 100, AllowDuplicateProperties = false };

    public static async Task<RawRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var raw = new RawRequest();
        foreach (var (name, values) in request.Query)
            raw.Texts[name] = values[^1] ?? "";
        await ReadBodyAsync(request, raw, cancellationToken);
        return raw;
    }

    private static async Task ReadBodyAsync(HttpRequest request, RawRequest raw, CancellationToken cancellationToken)
    {
        try
        {
            if (request.HasFormContentType)
                await ReadFormAsync(request, raw, cancellationToken);
            else if (request.HasJsonContentType())
                await ReadJsonAsync(request, raw, cancellationToken);
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new ApiException(413, "Request Entity Too Large");
        }
    }

    private static async Task ReadFormAsync(HttpRequest request, RawRequest raw, CancellationToken cancellationToken)
    {
        var form = await ReadFormAsync(request, cancellationToken);
        foreach (var (name, values) in form)
            raw.Texts[name] = values[^1] ?? "";
        foreach (var file in form.Files)
        {
            var content = new MemoryStream();
            await file.CopyToAsync(content, cancellationToken);
            raw.Files[file.Name] = new UploadedFile(Path.GetFileName(file.FileName), file.ContentType ?? "application/octet-stream", content.ToArray());
        }
    }

    private static async Task<IFormCollection> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = LargestUpload, ValueLengthLimit = 1 << 20 }, cancellationToken);
        }
        catch (InvalidDataException)
        {
            throw request.ContentLength > LargestUpload
                ? new ApiException(413, "Request Entity Too Large")
                : ApiException.BadRequest("can't parse the form of the request");
        }
    }

    private static async Task ReadJsonAsync(HttpRequest request, RawRequest raw, CancellationToken cancellationToken)
    {
        // A body is optional: clients send the content type with nothing behind it for methods without parameters.
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        if (body.Length == 0)
            return;
        var root = Parse(body);
        if (root.ValueKind != JsonValueKind.Object)
            throw ApiException.BadRequest("object expected as JSON body");
        foreach (var (name, value) in JsonStrings.Fields(root))
            raw.Values[name] = value;
    }

    private static JsonElement Parse(MemoryStream body)
    {
        try
        {
            return JsonDocument.Parse(body.GetBuffer().AsMemory(0, (int)body.Length), Json).RootElement;
        }
        catch (InvalidOperationException)
        {
            // Looking for a field given twice, the parser meets a name that holds half a surrogate pair.
            throw ApiException.BadRequest("strings must be encoded in UTF-8");
        }
        catch (JsonException)
        {
            throw ApiException.BadRequest("can't parse JSON object");
        }
    }
}
