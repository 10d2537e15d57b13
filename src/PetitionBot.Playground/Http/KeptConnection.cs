using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace PetitionBot.Playground.Http;

/// <summary>Tells the first call of a connection from the later ones.</summary>
internal static class KeptConnection
{
    private static readonly object Mark = new();

    /// <summary>Whether the connection has brought a call before; to be asked once a call.</summary>
    public static bool Notice(HttpContext context) => !context.Features.GetRequiredFeature<IConnectionItemsFeature>().Items.TryAdd(Mark, null);
}
