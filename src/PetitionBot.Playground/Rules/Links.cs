using System.Net;
using System.Net.Sockets;

namespace PetitionBot.Playground.Rules;

/// <summary>The addresses that Telegram takes in buttons and links: http, https, tg and ton, with a host that has a dot.</summary>
internal static class Links
{
    private const string AllowedInHost = ".-_!$,~*'();&+=%";

    /// <summary>Says what is wrong with an address, in TDLib's words; null when it is good.</summary>
    public static string? Check(string link, out string url)
    {
        url = link;
        foreach (var scheme in new[] { "tg:", "ton:", "tonsite:" })
        {
            if (link.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
                return CheckHost(Host(link[scheme.Length..].TrimStart('/')), "0", out _);
        }
        var separator = link.IndexOf("://", StringComparison.Ordinal);
        var protocol = separator > 0 && link.IndexOfAny([':', '/', '?', '#', '@']) == separator ? link[..separator].ToLowerInvariant() : null;
        if (protocol is not (null or "http" or "https"))
            return "Unsupported URL protocol";
        var rest = protocol is null ? link : link[(separator + 3)..];
        var authority = Host(rest);
        if (CheckAuthority(authority) is { } problem)
            return problem;
        url = Normalized(protocol ?? "http", authority, rest[authority.Length..].TrimEnd());
        return null;
    }

    private static string? CheckAuthority(string authority)
    {
        var host = authority[(authority.LastIndexOf('@') + 1)..];
        var colon = host.LastIndexOf(':');
        var port = colon > 0 && host[^1] != ']' ? host[(colon + 1)..] : null;
        var problem = CheckHost(port is null ? host : host[..colon], port, out var isIpv6);
        return problem ?? (isIpv6 || host.Contains('.', StringComparison.Ordinal) ? null : "Wrong HTTP URL");
    }

    private static string? CheckHost(string host, string? port, out bool isIpv6)
    {
        isIpv6 = host.Length > 2 && host[0] == '[' && host[^1] == ']'
            && IPAddress.TryParse(host[1..^1], out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;
        if (port is not null && port != "0" && !ushort.TryParse(port, out _))
            return "Wrong port number specified in the URL";
        if (host.Length == 0)
            return "URL host is empty";
        return host == "." ? "Host is invalid"
            : isIpv6 || host.All(c => c >= 128 || char.IsAsciiLetterOrDigit(c) || AllowedInHost.Contains(c)) ? null
            : "Disallowed character in URL host";
    }

    private static string Host(string rest)
    {
        var end = rest.IndexOfAny(['/', '?', '#']);
        return end < 0 ? rest : rest[..end];
    }

    private static string Normalized(string protocol, string authority, string rest)
    {
        var at = authority.LastIndexOf('@') + 1;
        var path = rest.Length == 0 ? "/" : rest[0] == '/' ? rest : "/" + rest;
        return $"{protocol}://{authority[..at]}{authority[at..].ToLowerInvariant()}{path.Replace(" ", "%20", StringComparison.Ordinal)}";
    }
}
