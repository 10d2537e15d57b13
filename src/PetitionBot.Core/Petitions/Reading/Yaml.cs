using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PetitionBot.Core.Petitions.Reading;

/// <summary>Small questions to a YAML node.</summary>
internal static class Yaml
{
    /// <summary>The line it begins in, counted from 1.</summary>
    public static int Line(YamlNode node) => (int)node.Start.Line;

    /// <summary>The text of a scalar; null for a list or a mapping.</summary>
    public static string? Text(YamlNode node) => (node as YamlScalarNode)?.Value;

    /// <summary>Whether it is YAML's null: nothing, <c>~</c> or <c>null</c> without quotes.</summary>
    public static bool IsNull(YamlNode node) =>
        node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" or "Null" or "NULL" };
}
