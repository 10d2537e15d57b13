using System.Text.Json;

namespace PetitionBot.Core.Exports;

/// <summary>Writes an export, one record after the other: however many there are, it holds one.</summary>
internal static class ExportWriter
{
    /// <returns>How many records were written.</returns>
    public static long Write(Stream to, ExportHeader header, IEnumerable<ExportRecord> records)
    {
        JsonSerializer.Serialize(to, header, ExportJson.Default.ExportHeader);
        to.WriteByte((byte)'\n');
        long count = 0;
        foreach (var record in records)
        {
            JsonSerializer.Serialize(to, record, ExportJson.Default.ExportRecord);
            to.WriteByte((byte)'\n');
            count++;
        }

        JsonSerializer.Serialize(to, new ExportEnd(count), ExportJson.Default.ExportEnd);
        to.WriteByte((byte)'\n');
        return count;
    }
}
