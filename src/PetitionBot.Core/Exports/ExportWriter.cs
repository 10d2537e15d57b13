using System.Text.Json;

namespace PetitionBot.Core.Exports;

/// <summary>Writes an export, one record after the other: however many there are, it holds one.</summary>
internal static class ExportWriter
{
    /// <returns>How many records were written.</returns>
    public static long Write(Stream to, ExportHeader header, IEnumerable<ExportRecord> records)
    {
        using var buffered = new BufferedStream(to, 1 << 16);
        JsonSerializer.Serialize(buffered, header, ExportJson.Default.ExportHeader);
        buffered.WriteByte((byte)'\n');
        long count = 0;
        foreach (var record in records)
        {
            JsonSerializer.Serialize(buffered, record, ExportJson.Default.ExportRecord);
            buffered.WriteByte((byte)'\n');
            count++;
        }

        JsonSerializer.Serialize(buffered, new ExportEnd(count), ExportJson.Default.ExportEnd);
        buffered.WriteByte((byte)'\n');
        return count;
    }
}
