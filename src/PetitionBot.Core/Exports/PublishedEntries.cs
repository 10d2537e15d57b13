using System.Buffers.Binary;
using System.Security.Cryptography;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;

namespace PetitionBot.Core.Exports;

/// <summary>
/// What a published log says of each serial of a petition, as far as an export of it goes: one hash over the serial's
/// entries, so that a million of them fit into memory.
/// </summary>
internal sealed class PublishedEntries
{
    private readonly List<byte[]> _serials = [];
    private readonly long _size;

    private PublishedEntries(long size) => _size = size;

    /// <summary>How many serials there are.</summary>
    public long Serials => _serials.Count;

    /// <summary>Reads the log and holds it against its checkpoint.</summary>
    /// <param name="log">The published log.</param>
    /// <param name="header">The export; what was published behind it is not looked at.</param>
    /// <exception cref="FormatException">The log does not hold.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static PublishedEntries Read(PublishedLog log, ExportHeader header)
    {
        var entries = new PublishedEntries(Math.Min(log.Checkpoint.Size, header.Entries));
        var petition = new PetitionId(header.Petition);
        var recount = log.Recount(log.Checkpoint, (index, bytes) => entries.Take(petition, index, bytes));
        return recount.Problems is [var problem, ..] ? throw new FormatException($"the published log breaks its own rules: {problem}") : entries;
    }

    /// <summary>Whether all that the record says of the log was published.</summary>
    public bool Covers(ExportRecord record) => record.Entries.All(entry => entry.Index < _size);

    /// <summary>Whether the record has exactly the published entries of its serial, as far as they were published.</summary>
    public bool Agrees(ExportRecord record)
    {
        var hash = record.Entries.Where(entry => entry.Index < _size).Aggregate(Array.Empty<byte>(), (hash, entry) => Next(hash, entry.Index, entry.Bytes));
        return hash.AsSpan().SequenceEqual(record.Serial <= _serials.Count ? _serials[(int)record.Serial - 1] : []);
    }

    private void Take(PetitionId petition, long index, byte[] bytes)
    {
        if (index >= _size) return;
        var entry = LogEntry.Parse(bytes);
        if (entry.Petition != petition || entry.Kind == LeafKind.Audit) return;
        // Anything else breaks the log's rules, and then nothing of it counts.
        if (entry.Serial == _serials.Count + 1) _serials.Add(Next([], index, bytes));
        else if (entry.Serial <= _serials.Count) _serials[(int)entry.Serial - 1] = Next(_serials[(int)entry.Serial - 1], index, bytes);
    }

    private static byte[] Next(byte[] hash, long index, byte[] bytes)
    {
        var message = new byte[hash.Length + sizeof(long) + bytes.Length];
        hash.CopyTo(message, 0);
        BinaryPrimitives.WriteInt64BigEndian(message.AsSpan(hash.Length), index);
        bytes.CopyTo(message, hash.Length + sizeof(long));
        return SHA256.HashData(message);
    }
}
