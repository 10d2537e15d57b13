namespace PetitionBot.Playground;

/// <summary>What a faulty answer is.</summary>
public enum FaultKind
{
    /// <summary>An error of the Bot API: <see cref="Fault.Status"/>, <see cref="Fault.Description"/> and its parameters.</summary>
    Error,

    /// <summary>The connection breaks without an answer.</summary>
    Drop,

    /// <summary>A web page, as a proxy before Telegram answers, with <see cref="Fault.Status"/>.</summary>
    Html,

    /// <summary><c>{"ok":true,"result":null}</c>.</summary>
    NullResult,

    /// <summary>The true answer breaks off in its middle.</summary>
    Truncated,

    /// <summary>The true answer, late by <see cref="Fault.Delay"/>.</summary>
    Late,

    /// <summary>The true answer, its body in drops of <see cref="Fault.BytesPerSecond"/>.</summary>
    Slow,

    /// <summary>The method acts, and the connection breaks within the head of the answer.</summary>
    CutHead,

    /// <summary>A connection that has served a call before is closed just as this one comes; a fresh connection is served.</summary>
    Stale,
}

/// <summary>A rule by which the server answers wrongly. The first rule that fits a call is applied.</summary>
public sealed record Fault
{
    /// <summary>What the answer is.</summary>
    public FaultKind Kind { get; init; }

    /// <summary>The method that fails, or <c>*</c> for all, or a beginning such as <c>send*</c>; in any case.</summary>
    public string Method { get; init; } = "*";

    /// <summary>Methods that do not fail though <see cref="Method"/> names them.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>Only calls for this chat fail; all when null.</summary>
    public long? ChatId { get; init; }

    /// <summary>How many calls fail; without end when null.</summary>
    public int? Times { get; init; }

    /// <summary>For how long calls fail, by the server's clock; without end when null.</summary>
    public TimeSpan? For { get; init; }

    /// <summary>How long it takes, by the server's clock, until calls begin to fail.</summary>
    public TimeSpan After { get; init; }

    /// <summary>The share of the calls that fail, above 0 and up to 1; which ones, <see cref="FaultBook.Seed"/> decides.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>How fast the body of <see cref="FaultKind.Slow"/> comes, by the server's clock.</summary>
    public int BytesPerSecond { get; init; } = 200;

    /// <summary>The HTTP status and error code of <see cref="FaultKind.Error"/> and <see cref="FaultKind.Html"/>.</summary>
    public int Status { get; init; } = 500;

    /// <summary>The description of an error; by default the official one of its status.</summary>
    public string? Description { get; init; }

    /// <summary>Seconds to wait, for status 429.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The chat to follow to, for status 400.</summary>
    public long? MigrateToChatId { get; init; }

    /// <summary>Whether the method acts before it fails: the bot is not told of what did happen.</summary>
    public bool ActsFirst { get; init; }

    /// <summary>How late the answer is, whatever it is, by the server's clock.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether the method does what it is asked to.</summary>
    internal bool Acts => ActsFirst || Kind is FaultKind.Late or FaultKind.Truncated or FaultKind.Slow or FaultKind.CutHead;

    internal bool Fits(string method, long? chatId, bool isKept) =>
        (isKept || Kind != FaultKind.Stale)
        && (ChatId is null || ChatId == chatId)
        && !Except.Contains(method, StringComparer.OrdinalIgnoreCase)
        && (Method.EndsWith('*')
            ? method.StartsWith(Method[..^1], StringComparison.OrdinalIgnoreCase)
            : string.Equals(Method, method, StringComparison.OrdinalIgnoreCase));
}
