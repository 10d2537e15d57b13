using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Ledger;

public class LogEntryTests
{
    private static readonly PetitionId Petition = new("fair-elections");
    private static readonly DateOnly Day = new(2026, 11, 23);
    private static readonly PetitionVersion Version = new(new byte[32]);
    private static readonly Commitment Commitment = new(new byte[32]);

    private static readonly Gen<long> Serials = Gen.OneOf(
        Gen.Elements(1, int.MaxValue, 1L << 32, LogEntry.MaxSerial),
        from high in Gen.Choose(0, (1 << 21) - 1) from low in Gen.Choose(1, int.MaxValue) select ((long)high << 32) | (uint)low);

    private static readonly Arbitrary<LogEntry> All =
        (from kind in Gen.Elements(Enum.GetValues<LeafKind>())
         from petition in Generators.PetitionIds.Generator
         from serial in Serials
         from day in Gen.Choose(0, 2932896)
         from hashes in Generators.BytesOf(64)
         select Make(kind, petition, serial, new DateOnly(1970, 1, 1).AddDays(day), hashes)).ToArbitrary();

    [Fact]
    public void What_is_written_is_read() =>
        Prop.ForAll(All, entry => LogEntry.Parse(entry.Bytes) == entry).QuickCheckThrowOnFailure();

    [Fact]
    public void An_entry_fits_into_an_entry_bundle() =>
        Prop.ForAll(All, entry => entry.Bytes.Length is >= 16 and <= 103).QuickCheckThrowOnFailure();

    [Fact]
    public void Different_entries_have_different_bytes_and_leaf_hashes() =>
        Prop.ForAll(All, All, (a, b) =>
            a == b == a.Bytes.SequenceEqual(b.Bytes) && a == b == a.LeafHash.SequenceEqual(b.LeafHash)).QuickCheckThrowOnFailure();

    [Fact]
    public void Altered_bytes_are_refused_or_read_as_exactly_what_they_say() =>
        Prop.ForAll(All, ArbMap.Default.ArbFor<(int, byte)>(), (entry, change) =>
        {
            var bytes = entry.Bytes;
            bytes[(int)((uint)change.Item1 % bytes.Length)] ^= change.Item2;
            return RefusedOrSame(bytes);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_byte_more_or_less_is_refused() =>
        Prop.ForAll(All, entry => Refused([.. entry.Bytes, 0]) && Refused(entry.Bytes[..^1])).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_bytes_are_refused_or_read_as_exactly_what_they_say() =>
        Prop.ForAll<byte[]>(RefusedOrSame).QuickCheckThrowOnFailure();

    [Fact]
    public void Impossible_entries_cannot_be_made()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LogEntry.Withdrawn(Petition, 0, Day));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogEntry.Withdrawn(Petition, LogEntry.MaxSerial + 1, Day));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogEntry.Withdrawn(Petition, 1, new DateOnly(1969, 12, 31)));
        Assert.Throws<ArgumentNullException>(() => LogEntry.Withdrawn(default, 1, Day));
        Assert.Throws<ArgumentException>(() => LogEntry.Signed(Petition, 1, Day, default, Commitment));
        Assert.Throws<InvalidOperationException>(() => LogEntry.Signed(Petition, 1, Day, Version, default).Bytes);
    }

    [Fact]
    public void A_commitment_depends_on_nonce_version_and_digest() =>
        Prop.ForAll(Generators.Hashes, Gen.Choose(0, 31).ToArbitrary(), (bytes, place) =>
        {
            var other = bytes.ToArray();
            other[place] ^= 1;
            var commitment = Commitment.Of(bytes, new PetitionVersion(bytes), new Digest(bytes));
            return commitment == Commitment.Of(bytes, new PetitionVersion(bytes), new Digest(bytes))
                && commitment != Commitment.Of(other, new PetitionVersion(bytes), new Digest(bytes))
                && commitment != Commitment.Of(bytes, new PetitionVersion(other), new Digest(bytes))
                && commitment != Commitment.Of(bytes, new PetitionVersion(bytes), new Digest(other));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_commitment_to_nothing_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Commitment.Of(new byte[31], Version, new Digest(new byte[32])));
        Assert.Throws<ArgumentException>(() => Commitment.Of(new byte[32], default, new Digest(new byte[32])));
        Assert.Throws<InvalidOperationException>(() => Commitment.Of(new byte[32], Version, default));
    }

    private static LogEntry Make(LeafKind kind, PetitionId petition, long serial, DateOnly day, byte[] hashes) => kind switch
    {
        LeafKind.Signed => LogEntry.Signed(petition, serial, day, new PetitionVersion(hashes[..32]), new Commitment(hashes.AsSpan(32))),
        LeafKind.Corrected => LogEntry.Corrected(petition, serial, day, new PetitionVersion(hashes[..32]), new Commitment(hashes.AsSpan(32))),
        LeafKind.Withdrawn => LogEntry.Withdrawn(petition, serial, day),
        LeafKind.Invalidated => LogEntry.Invalidated(petition, serial, day),
        LeafKind.Reinstated => LogEntry.Reinstated(petition, serial, day),
        _ => LogEntry.Audit(petition, day, new AuditHash(hashes.AsSpan(0, 32))),
    };

    private static bool Refused(byte[] bytes)
    {
        try
        {
            LogEntry.Parse(bytes);
            return false;
        }
        catch (FormatException)
        {
            return true;
        }
    }

    private static bool RefusedOrSame(byte[] bytes) => Refused(bytes) || LogEntry.Parse(bytes).Bytes.SequenceEqual(bytes);
}
