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

    internal bool Fits(string method, long? chatId) =>
        (ChatId is null || ChatId == chatId)
        && !Except.Contains(method, StringComparer.OrdinalIgnoreCase)
        && (Method.EndsWith('*')
            ? method.StartsWith(Method[..^1], StringComparison.OrdinalIgnoreCase)
            : string.Equals(Method, method, StringComparison.OrdinalIgnoreCase));
}
