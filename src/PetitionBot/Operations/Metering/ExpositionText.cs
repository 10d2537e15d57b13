using System.Globalization;
using System.Text;

namespace PetitionBot.Operations.Metering;

/// <summary>Writes Prometheus' text format, version 0.0.4.</summary>
internal sealed class ExpositionText
{
    /// <summary>The media type of the format.</summary>
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder _text = new();

    /// <summary>A metric's name as Prometheus wants it: with its unit in words, and <c>_total</c> for what only grows.</summary>
    public static string Name(string name, string unit, bool isCounter)
    {
        var suffix = unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        return Word(name) + suffix + (isCounter ? "_total" : "");
    }

    /// <summary>A number as the format writes it.</summary>
    public static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>Begins a metric; its samples follow at once.</summary>
    public void Begin(string name, string kind, string help)
    {
        _text.Append("# HELP ").Append(name).Append(' ').Append(Escape(help)).Append('\n');
        _text.Append("# TYPE ").Append(name).Append(' ').Append(kind).Append('\n');
    }

    /// <summary>One number.</summary>
    public void Sample(string name, IReadOnlyList<(string Name, string Value)> labels, double value)
    {
        _text.Append(name);
        if (labels.Count > 0)
            _text.Append('{').AppendJoin(',', labels.Select(label => $"{Word(label.Name)}=\"{Escape(label.Value).Replace("\"", "\\\"", StringComparison.Ordinal)}\"")).Append('}');
        _text.Append(' ').Append(Number(value)).Append('\n');
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private static string Word(string name)
    {
        var word = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        return word.Length == 0 || char.IsAsciiDigit(word[0]) ? "_" + word : word;
    }

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
