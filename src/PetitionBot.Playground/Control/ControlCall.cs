using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PetitionBot.Playground.Control;

/// <summary>One request of the control interface.</summary>
internal sealed record ControlCall(HttpRequest Request, string[] Segments, JsonSerializerOptions Json, CancellationToken Aborted)
{
    public string Method => Request.Method;

    public async Task<T> BodyAsync<T>()
        where T : class =>
        await JsonSerializer.DeserializeAsync<T>(Request.Body, Json, Aborted) ?? throw new ControlException(400, "The body is null.");

    public long? Number(string name)
    {
        if (Request.Query[name] is not [{ Length: > 0 } text])
            return null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ControlException(400, $"{name} must be a whole number, but is '{text}'.");
    }

    public static ControlException NoRoute(ControlCall call) =>
        new(404, $"There is no {call.Method} {ControlEndpoint.Prefix}{string.Join('/', call.Segments)}.");
}
