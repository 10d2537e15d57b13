using System.Text.Json;
using PetitionBot.Core.Privacy;

namespace PetitionBot.Core.Exports;

/// <summary>Seals the records of an export to more organizers. A line that cannot be opened is copied as it stands.</summary>
/// <param name="key">A key that opens the records.</param>
/// <param name="to">Who can open the new ones; the key itself always can.</param>
internal sealed class Resealer(OrganizerKey key, OrganizerCertificates to)
{
    private const int Together = 256;

    private readonly OrganizerCertificates _to = new([key.Certificate, .. to.All]);

    /// <summary>Goes through all lines, several at once, in their order.</summary>
    /// <returns>Each line as it is to stand in the new file, whether it was sealed anew, and why it could not be, if so.</returns>
    public IEnumerable<(string Text, ExportLine Old, bool IsSealed, string? Problem)> All(IEnumerable<ExportLine> lines)
    {
        using var keys = new ThreadLocal<OrganizerKey>(key.Copy, trackAllValues: true);
        foreach (var chunk in lines.Chunk(Together))
        {
            foreach (var anew in chunk.AsParallel().AsOrdered().Select(line => Reseal(line, keys.Value!)).ToList()) yield return anew;
        }

        foreach (var copy in keys.Values) copy.Dispose();
    }

    private (string Text, ExportLine Old, bool IsSealed, string? Problem) Reseal(ExportLine line, OrganizerKey with)
    {
        if (line.Record?.Envelope is not { } envelope) return (line.Text, line, false, line.Problem);
        try
        {
            var anew = line.Record with { Envelope = Envelope.Reseal(envelope, with, _to) };
            return (JsonSerializer.Serialize(anew, ExportJson.Default.ExportRecord), line, true, null);
        }
        catch (EnvelopeException e)
        {
            return (line.Text, line, false, e.Reason);
        }
    }
}
