using System.Text.Json;

namespace PetitionBot.Core.Exports;

/// <summary>Reads an export line by line. A damaged line costs that line and is told; nothing is passed over.</summary>
internal sealed class ExportReader : IDisposable
{
    private const string End = "{\"records\":";

    private readonly StreamReader _reader;

    private ExportReader(StreamReader reader, string headerText, ExportHeader header) => (_reader, HeaderText, Header) = (reader, headerText, header);

    public ExportHeader Header { get; }

    /// <summary>The first line as it stands there.</summary>
    public string HeaderText { get; }

    /// <summary>Reads the first line, and closes the stream in the end.</summary>
    /// <exception cref="FormatException">It is no export, or of another version of the program.</exception>
    public static ExportReader Open(Stream from)
    {
        var reader = new StreamReader(from);
        try
        {
            var text = reader.ReadLine() ?? throw new FormatException("it is empty");
            var header = JsonSerializer.Deserialize(text, ExportJson.Default.ExportHeader) ?? throw new FormatException("it is no export");
            header.Require();
            return new ExportReader(reader, text, header);
        }
        catch (Exception e)
        {
            reader.Dispose();
            throw e is JsonException ? new FormatException("it is no export: its first line is none that 'petitionbot export' writes") : e;
        }
    }

    /// <summary>All the lines behind the first, once.</summary>
    public IEnumerable<ExportLine> Lines()
    {
        var (number, isEnded) = (1L, false);
        while (_reader.ReadLine() is { } text)
        {
            number++;
            var isEnd = text.StartsWith(End, StringComparison.Ordinal);
            yield return isEnded ? new ExportLine(number, text, null, "it stands behind the last line of the export")
                : isEnd ? ReadEnd(number, text) : Read(number, text);
            isEnded |= isEnd;
        }

        if (!isEnded) yield return new ExportLine(number + 1, "", null, "the file ends before its last line: it was cut off, and more signatures may have stood there");
    }

    public void Dispose() => _reader.Dispose();

    private static ExportLine Read(long number, string text)
    {
        try
        {
            var record = JsonSerializer.Deserialize(text, ExportJson.Default.ExportRecord);
            return record is null || record.Entries.Contains(null!)
                ? new ExportLine(number, text, null, "it holds nothing where a record or an entry of the log has to stand")
                : new ExportLine(number, text, record, null);
        }
        catch (JsonException e)
        {
            return new ExportLine(number, text, null, $"it is damaged at {e.Path ?? "$"}");
        }
    }

    private static ExportLine ReadEnd(long number, string text)
    {
        try
        {
            var said = JsonSerializer.Deserialize(text, ExportJson.Default.ExportEnd)!.Records;
            return new ExportLine(number, text, null, said == number - 2 ? null : $"it says that {said} records stand before it, and there are {number - 2}");
        }
        catch (JsonException)
        {
            return new ExportLine(number, text, null, "it is damaged");
        }
    }
}
