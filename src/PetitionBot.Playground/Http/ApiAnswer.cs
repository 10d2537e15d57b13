using System.Text.Json;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Http;

/// <summary>The body of an answer and its HTTP status.</summary>
internal sealed record ApiAnswer(int Status, byte[] Body, string ContentType = "application/json", int? RetryAfter = null)
{
    public static ApiAnswer NullResult { get; } = new(200, """{"ok":true,"result":null}"""u8.ToArray());

    public static ApiAnswer Ok(WriteResult result) => new(200, JsonText.Bytes(json => json.WriteObject(json =>
    {
        json.WriteBoolean("ok", true);
        json.WritePropertyName("result");
        result(json);
    })));

    public static ApiAnswer Error(ApiException error) => new(error.Code, JsonText.Bytes(json => json.WriteObject(json =>
    {
        json.WriteBoolean("ok", false);
        json.WriteNumber("error_code", error.Code);
        json.WriteText("description", error.Message);
        if (error.RetryAfter is null && error.MigrateToChatId is null)
            return;
        json.WriteObject("parameters", json => WriteParameters(json, error));
    })), RetryAfter: error.RetryAfter);

    public static ApiAnswer Html(int status) => new(
        status,
        System.Text.Encoding.UTF8.GetBytes($"<html>\r\n<head><title>{status}</title></head>\r\n<body>\r\n<center><h1>{status}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"),
        "text/html");

    private static void WriteParameters(Utf8JsonWriter json, ApiException error)
    {
        if (error.MigrateToChatId is { } chat)
            json.WriteNumber("migrate_to_chat_id", chat);
        if (error.RetryAfter is { } seconds)
            json.WriteNumber("retry_after", seconds);
    }
}
