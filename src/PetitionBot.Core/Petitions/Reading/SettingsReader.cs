using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PetitionBot.Core.Petitions.Reading;

/// <summary>Reads <c>petition.yaml</c>. Every problem has the line of the value that is wrong.</summary>
internal sealed class SettingsReader
{
    /// <summary>The largest goal.</summary>
    public const int MaxGoal = 1_000_000_000;

    /// <summary>The longest line of text, in UTF-16 units: who is responsible, and how to reach them.</summary>
    public const int MaxText = 256;

    private const string Keys = "id, goal, opens, closes, timezone, fields, regions, responsible, contact";

    private readonly List<TextProblem> _problems = [];
    private readonly Dictionary<string, YamlNode> _values = [];

    private SettingsReader()
    {
    }

    /// <summary>Reads settings.</summary>
    /// <param name="bytes">The file: UTF-8.</param>
    /// <param name="id">The id that the file has to agree with, if it names one.</param>
    /// <returns>The settings; null when there are problems.</returns>
    public static (PetitionSettings? Settings, IReadOnlyList<TextProblem> Problems) Read(ReadOnlySpan<byte> bytes, string id)
    {
        if (MarkdownSource.Decode(bytes, out var badLine) is not { } source)
            return (null, [new TextProblem(badLine, "the settings are not UTF-8; save the file in the encoding UTF-8")]);
        var reader = new SettingsReader();
        var settings = reader.ReadAll(source.Text, id);
        return (reader._problems.Count == 0 ? settings : null, reader._problems);
    }

    private PetitionSettings ReadAll(string text, string id)
    {
        LoadValues(text);
        if (Value("id") is { } named && named.Text != id) Add(named.Line, $"id is '{named.Text}', but the petition is '{id}'; leave id out or write '{id}'");
        var zone = Zone();
        var (opens, closes) = (Instant("opens", zone), Instant("closes", zone));
        if (closes <= opens) Add(Line("closes"), "closes is not after opens; a petition has to open before it closes");
        var fields = ReadFields();
        return new PetitionSettings
        {
            Goal = Goal(),
            Opens = opens,
            Closes = closes,
            TimeZone = zone,
            Fields = fields,
            Regions = Regions(fields),
            Responsible = ShortText("responsible"),
            Contact = ShortText("contact"),
        };
    }

    private void LoadValues(string text)
    {
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents.Count == 0) return;
            if (yaml.Documents.Count > 1) Add(Yaml.Line(yaml.Documents[1].RootNode), "there is a second YAML document; one is allowed");
            if (yaml.Documents[0].RootNode is YamlMappingNode root) LoadKeys(root);
            else Add(Yaml.Line(yaml.Documents[0].RootNode), $"the settings are no list of 'key: value' lines; allowed keys: {Keys}");
        }
        catch (YamlException e)
        {
            Add((int)e.Start.Line, $"this is no valid YAML: {e.InnerException?.Message ?? e.Message}");
        }
    }

    private void LoadKeys(YamlMappingNode root)
    {
        var known = Keys.Split(", ");
        foreach (var (key, value) in root.Children)
        {
            var name = Yaml.Text(key);
            if (name is not null && known.Contains(name)) _values[name] = value;
            else Add(Yaml.Line(key), $"'{name ?? "?"}' is no setting; allowed: {Keys}");
        }
    }

    private TimeZoneInfo Zone()
    {
        if (Value("timezone") is not { } value) return TimeZoneInfo.Utc;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(value.Text, out var zone) && zone.HasIanaId) return zone;
        Add(value.Line, $"timezone '{value.Text}' is unknown; a name of the IANA list such as Asia/Almaty or UTC is allowed");
        return TimeZoneInfo.Utc;
    }

    private DateTimeOffset? Instant(string key, TimeZoneInfo zone)
    {
        if (Value(key) is not { } value) return null;
        var instant = ZonedTime.Read(value.Text, zone);
        if (instant is null) Add(value.Line, $"{key} '{value.Text}' is no date; a date such as 2026-01-31 (0:00 in the petition's zone) or a time such as 2026-01-31T18:00:00+05:00 is allowed");
        return instant;
    }

    private int? Goal()
    {
        if (Value("goal") is not { } value) return null;
        if (int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var goal) && goal is > 0 and <= MaxGoal) return goal;
        Add(value.Line, $"goal '{value.Text}' is no number of signatures; a whole number from 1 to {MaxGoal} is allowed; leave it out for none");
        return null;
    }

    private Fields ReadFields()
    {
        if (!_values.TryGetValue("fields", out var node)) return PetitionSettings.Default.Fields;
        if (node is not YamlSequenceNode list)
        {
            Add(Yaml.Line(node), "fields is no list; a list such as [name, region] is allowed, [] for a signature by one tap");
            return PetitionSettings.Default.Fields;
        }

        return list.Aggregate(Fields.None, (fields, item) => fields | Field(item, fields));
    }

    private Fields Field(YamlNode node, Fields before)
    {
        var field = Yaml.Text(node) switch
        {
            "name" => Fields.Name,
            "region" => Fields.Region,
            "phone" => Fields.Phone,
            "comment" => Fields.Comment,
            _ => Fields.None,
        };
        if (field == Fields.None) Add(Yaml.Line(node), $"'{Yaml.Text(node) ?? "?"}' is no field; allowed: name, region, phone, comment");
        else if (before.HasFlag(field)) Add(Yaml.Line(node), $"field '{Yaml.Text(node)}' is listed twice; once is allowed");
        return field;
    }

    private IReadOnlyList<Region> Regions(Fields fields)
    {
        var isAsked = fields.HasFlag(Fields.Region);
        if (!_values.TryGetValue("regions", out var node))
        {
            if (isAsked) Add(Line("fields"), "the field 'region' is asked, but there are no regions; add regions with code and names");
            return [];
        }

        if (!isAsked && node is not YamlSequenceNode { Children.Count: 0 })
            Add(Yaml.Line(node), "there are regions, but 'region' is not among the fields; add it to fields or leave regions out");
        var regions = new RegionsReader(Add).Read(node);
        if (isAsked && node is YamlSequenceNode { Children.Count: 0 }) Add(Yaml.Line(node), "the field 'region' is asked, but there are no regions; add regions with code and names");
        return regions;
    }

    private string? ShortText(string key)
    {
        if (Value(key) is not { } value) return null;
        if (value.Text.Trim() is { Length: > 0 and <= MaxText } text) return text;
        Add(value.Line, $"{key} has {value.Text.Trim().Length} characters; 1 to {MaxText} are allowed; leave it out for none");
        return null;
    }

    // A key with nothing after it is a null of YAML: most likely forgotten, so it is named and not passed over.
    private (string Text, int Line)? Value(string key)
    {
        if (!_values.TryGetValue(key, out var node)) return null;
        if (Yaml.Text(node) is { } text && !Yaml.IsNull(node)) return (text, Yaml.Line(node));
        Add(Yaml.Line(node), $"{key} has no single value; write '{key}: value' or leave it out");
        return null;
    }

    private int Line(string key) => _values.TryGetValue(key, out var node) ? Yaml.Line(node) : 1;

    private void Add(int line, string reason) => _problems.Add(new TextProblem(line, reason));
}
