using System.Text;
using PetitionBot.Core.Delivery;

namespace PetitionBot.Core.Signing;

/// <summary>The data of a button: <c>1|verb|petition|argument</c>, at most 64 bytes. It says all that is needed to understand it.</summary>
/// <param name="Verb">One of <see cref="Signing.Verb"/>.</param>
/// <param name="Petition">The petition's id, or empty.</param>
/// <param name="Argument">What the verb needs, or empty.</param>
internal sealed record ButtonData(string Verb, string Petition = "", string Argument = "")
{
    /// <summary>Telegram's limit for callback data, in bytes.</summary>
    public const int MaxBytes = 64;

    private const string FormatVersion = "1";

    /// <summary>A button that carries this data.</summary>
    public static Button.Press Button(string label, string verb, string petition = "", string argument = "") =>
        new(label, new ButtonData(verb, petition, argument).ToString());

    /// <summary>Reads what a press brought; null for anything that is not of this form.</summary>
    public static ButtonData? Parse(string data)
    {
        if (Encoding.UTF8.GetByteCount(data) > MaxBytes) return null;
        var parts = data.Split('|');
        return parts is [FormatVersion, var verb, var petition, var argument] ? new ButtonData(verb, petition, argument) : null;
    }

    /// <exception cref="InvalidOperationException">Over 64 bytes: Telegram would refuse the whole message.</exception>
    public override string ToString()
    {
        var data = $"{FormatVersion}|{Verb}|{Petition}|{Argument}";
        return Encoding.UTF8.GetByteCount(data) <= MaxBytes
            ? data
            : throw new InvalidOperationException($"the data of a '{Verb}' button has over {MaxBytes} bytes");
    }
}
