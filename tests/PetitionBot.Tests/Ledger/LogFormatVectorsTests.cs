using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Texts;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Ledger;

/// <summary>docs/log-format-vectors.json was made apart from this program, by docs/log-format.md alone.</summary>
public class LogFormatVectorsTests
{
    private static readonly string File = RepositoryFile.PathOf("docs/log-format-vectors.json");
    private static readonly JsonElement Vectors = JsonDocument.Parse(System.IO.File.ReadAllBytes(File)).RootElement;

    [Fact]
    public void Manifests_agree() => Each("manifests", vector =>
    {
        var texts = vector.GetProperty("texts").EnumerateObject()
            .ToDictionary(text => Languages.FromCode(text.Name)!.Value, text => SHA256.HashData(Convert.FromHexString(text.Value.GetString()!)));
        var manifest = new Manifest(new PetitionId(Text(vector, "petition")!), texts);
        Assert.Equal(Text(vector, "bytes"), Convert.ToHexStringLower(manifest.Bytes));
        Assert.Equal(Text(vector, "version"), manifest.Version.ToString());
    });

    [Fact]
    public void Canonical_fields_agree() => Each("fields", vector =>
    {
        var fields = new CanonicalFields(
            Text(vector, "name"), Text(vector, "region"), Text(vector, "phone"), Text(vector, "comment"),
            Languages.FromCode(Text(vector, "language"))!.Value, vector.GetProperty("consentVersion").GetInt32());
        Assert.Equal(Text(vector, "bytes"), Convert.ToHexStringLower(fields.Bytes));
        Assert.Equal(fields, CanonicalFields.Read(fields.Bytes));
    });

    [Fact]
    public void Fields_that_are_not_canonical_are_refused() =>
        Each("refusedFields", vector => Refused(vector, bytes => CanonicalFields.Read(bytes)));

    [Fact]
    public void Digests_agree() => Each("digests", vector => Assert.Equal(
        Text(vector, "digest"), Digest.Of(Bytes(vector, "salt"), CanonicalFields.Read(Bytes(vector, "fields"))).ToString()));

    [Fact]
    public void Commitments_agree() => Each("commitments", vector => Assert.Equal(
        Text(vector, "commitment"),
        Commitment.Of(Bytes(vector, "nonce"), new PetitionVersion(Bytes(vector, "version")), new Digest(Bytes(vector, "digest"))).ToString()));

    [Fact]
    public void Entries_and_leaf_hashes_agree() => Each("entries", vector =>
    {
        var entry = Entry(vector);
        Assert.Equal(Text(vector, "bytes"), Convert.ToHexStringLower(entry.Bytes));
        Assert.Equal(Text(vector, "leafHash"), Convert.ToHexStringLower(entry.LeafHash));
        Assert.Equal(entry, LogEntry.Parse(entry.Bytes));
    });

    [Fact]
    public void Entries_that_are_not_canonical_are_refused() =>
        Each("refusedEntries", vector => Refused(vector, bytes => LogEntry.Parse(bytes)));

    [Fact]
    public void States_of_a_serial_agree() => Each("serials", vector =>
    {
        var kinds = vector.GetProperty("entries").EnumerateArray().Select(kind => Kind(kind.GetString()!));
        LeafKind? Walk() => kinds.Aggregate((LeafKind?)null, (state, next) => SerialState.After(state, next));
        if (vector.TryGetProperty("refused", out _))
        {
            Assert.Throws<InvalidOperationException>(() => Walk());
            return;
        }

        Assert.Equal(Kind(Text(vector, "state")!), Walk());
        Assert.Equal(vector.GetProperty("counted").GetBoolean(), SerialState.Counts(Walk()));
    });

    [FactNeeding("node")]
    public async Task A_checker_in_another_language_agrees()
    {
        var script = RepositoryFile.PathOf("tests/PetitionBot.Tests/Ledger/check-vectors.mjs");
        var start = new ProcessStartInfo(FactNeedingAttribute.Find("node")!, [script, File])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, output + await errors);
        Assert.Matches("^[1-9][0-9]{2,} checks, 0 failed", output);
    }

    private static LogEntry Entry(JsonElement vector)
    {
        var petition = new PetitionId(Text(vector, "petition")!);
        var serial = vector.GetProperty("serial").GetInt64();
        var day = DateOnly.ParseExact(Text(vector, "day")!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Kind(Text(vector, "kind")!) switch
        {
            LeafKind.Signed => LogEntry.Signed(petition, serial, day, Version(vector), new Commitment(Bytes(vector, "commitment"))),
            LeafKind.Corrected => LogEntry.Corrected(petition, serial, day, Version(vector), new Commitment(Bytes(vector, "commitment"))),
            LeafKind.Withdrawn => LogEntry.Withdrawn(petition, serial, day),
            LeafKind.Invalidated => LogEntry.Invalidated(petition, serial, day),
            LeafKind.Reinstated => LogEntry.Reinstated(petition, serial, day),
            _ => LogEntry.Audit(petition, day, new AuditHash(Bytes(vector, "record"))),
        };
    }

    private static void Each(string group, Action<JsonElement> check)
    {
        var vectors = Vectors.GetProperty(group).EnumerateArray().ToList();
        Assert.NotEmpty(vectors);
        Assert.All(vectors, check);
    }

    private static void Refused(JsonElement vector, Action<byte[]> read)
    {
        var error = Record.Exception(() => read(Bytes(vector, "bytes")));
        Assert.True(error is FormatException, $"{Text(vector, "why")}: {error?.ToString() ?? "was read"}");
    }

    private static LeafKind Kind(string name) => Enum.Parse<LeafKind>(name, ignoreCase: true);

    private static PetitionVersion Version(JsonElement vector) => new(Bytes(vector, "version"));

    private static string? Text(JsonElement vector, string name) => vector.GetProperty(name).GetString();

    private static byte[] Bytes(JsonElement vector, string name) => Convert.FromHexString(Text(vector, name)!);
}
