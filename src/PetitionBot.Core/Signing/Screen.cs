using PetitionBot.Core.Delivery;

namespace PetitionBot.Core.Signing;

/// <summary>What one message shows.</summary>
/// <param name="Html">Telegram HTML.</param>
/// <param name="Rows">Its buttons, row by row.</param>
internal sealed record Screen(string Html, params Button[][] Rows)
{
    public Keyboard.Inline? Keyboard => Rows.Length == 0 ? null : new Keyboard.Inline([.. Rows.Where(row => row.Length > 0)]);

    /// <summary>The same screen with a line below it.</summary>
    public Screen Above(string html) => this with { Html = $"{Html}\n\n{html}" };

    /// <summary>The same screen with a row of buttons more, at its end.</summary>
    public Screen With(params Button[] row) => this with { Rows = [.. Rows, row] };

    /// <summary>The same screen with a line above it.</summary>
    public Screen Under(string html) => this with { Html = $"{html}\n\n{Html}" };
}
