using Microsoft.Playwright;

namespace PetitionBot.BrowserTests.Support;

/// <summary>In which window the page is seen.</summary>
public sealed record Look
{
    /// <summary>A laptop's window: two people fit side by side.</summary>
    public static Look Wide { get; } = new() { Width = 1280, Height = 800 };

    /// <summary>A small phone.</summary>
    public static Look Phone { get; } = new() { Width = 360, Height = 740, Touch = true };

    /// <summary>In CSS pixels.</summary>
    public required int Width { get; init; }

    /// <summary>In CSS pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Whether it is touched with a finger.</summary>
    public bool Touch { get; init; }

    /// <summary>What the person's system asks for.</summary>
    public ColorScheme Colours { get; init; } = ColorScheme.Light;

    /// <summary>Whether the page's own security policy is passed over: only for what a test puts into the page.</summary>
    public bool BypassPolicy { get; init; }

    internal BrowserNewContextOptions Options => new()
    {
        ViewportSize = new ViewportSize { Width = Width, Height = Height },
        HasTouch = Touch,
        IsMobile = Touch,
        ColorScheme = Colours,
        BypassCSP = BypassPolicy,
        Locale = "en-GB",
        TimezoneId = "Asia/Almaty",
        ReducedMotion = ReducedMotion.Reduce,
    };
}
