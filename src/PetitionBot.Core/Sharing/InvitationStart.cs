namespace PetitionBot.Core.Sharing;

/// <summary>An invitation to help to organize: <c>1i</c> and its code; at most 64 characters.</summary>
public sealed record InvitationStart : StartPayload
{
    /// <summary>The longest code, in characters.</summary>
    public const int MaxCodeLength = MaxLength - 2;

    internal const char Kind = 'i';

    /// <summary>Takes over a code.</summary>
    /// <exception cref="FormatException">The code is not 1 to 62 of <c>A-Z a-z 0-9 _ -</c>; it is not repeated.</exception>
    public InvitationStart(string code) =>
        Code = IsValid(code)
            ? code
            : throw new FormatException($"An invitation's code has 1 to {MaxCodeLength} of A-Z, a-z, 0-9, '_' and '-'.");

    /// <summary>The code, 1 to 62 of <c>A-Z a-z 0-9 _ -</c>.</summary>
    public string Code { get; }

    /// <inheritdoc/>
    public override string ToString() => $"1{Kind}{Code}";

    internal static bool IsValid(string? code) => IsToken(code, MaxCodeLength);
}
