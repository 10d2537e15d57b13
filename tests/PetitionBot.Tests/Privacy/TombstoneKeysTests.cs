using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Privacy;

public sealed class TombstoneKeysTests : IDisposable
{
    private static readonly PetitionId Plea = new("plea");
    private static readonly DateOnly Day = new(2026, 7, 1);
    private static readonly ServerSecret Secret = ServerSecret.Create();

    private readonly TestFolder _folder = new();

    private string Folder => Path.Combine(_folder.Root, "tombstones");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Somebody_is_known_under_a_key_of_each_of_the_last_thirty_days_and_no_longer()
    {
        var keys = new TombstoneKeys(Folder, Secret, Day);
        var name = keys.NameOf(Plea, 1);
        for (var i = 1; i < TombstoneKeys.KeptDays; i++)
        {
            keys.Refresh(Day.AddDays(i));
            Assert.Contains(keys.NamesOf(Plea, 1), one => one.AsSpan().SequenceEqual(name));
        }

        Assert.Equal(TombstoneKeys.KeptDays, Directory.GetFiles(Folder, "*.key").Length);
        keys.Refresh(Day.AddDays(TombstoneKeys.KeptDays));

        Assert.DoesNotContain(keys.NamesOf(Plea, 1), one => one.AsSpan().SequenceEqual(name));
        Assert.Equal(TombstoneKeys.KeptDays, Directory.GetFiles(Folder, "*.key").Length);
        Assert.False(File.Exists(Path.Combine(Folder, "2026-07-01.key")));
    }

    [Fact]
    public void A_name_is_remembered_exactly_as_long_as_its_key()
    {
        var keys = new TombstoneKeys(Folder, Secret, Day);
        Assert.Equal(Day.AddDays(30), keys.Until);
        keys.Refresh(Day.AddDays(7));
        Assert.Equal(Day.AddDays(37), keys.Until);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    [InlineData(20_000, false)]
    public void A_key_of_a_day_to_come_that_a_wrong_clock_made_names_nobody_any_more_and_goes_where_it_would_stay_for_long(int days, bool stays)
    {
        var keys = new TombstoneKeys(Folder, Secret, Day);
        var today = keys.NameOf(Plea, 1);
        keys.Refresh(Day.AddDays(days));
        var ahead = keys.NameOf(Plea, 1);
        Assert.NotEqual(today, ahead);

        keys.Refresh(Day.AddDays(1));

        Assert.Equal(Day.AddDays(1 + TombstoneKeys.KeptDays), keys.Until);
        Assert.NotEqual(ahead, keys.NameOf(Plea, 1));
        Assert.Equal(stays, keys.NamesOf(Plea, 1).Any(name => name.AsSpan().SequenceEqual(ahead)));
    }

    [Fact]
    public void Keys_outlive_a_restart_and_a_day_has_one()
    {
        var name = new TombstoneKeys(Folder, Secret, Day).NameOf(Plea, 1);
        Assert.Equal(name, new TombstoneKeys(Folder, Secret, Day).NameOf(Plea, 1));
        Assert.Contains(new TombstoneKeys(Folder, Secret, Day.AddDays(3)).NamesOf(Plea, 1), one => one.AsSpan().SequenceEqual(name));
    }

    [Fact]
    public void Petitions_people_and_keys_give_different_names_and_only_the_lasting_one_follows_from_the_secret()
    {
        var keys = new TombstoneKeys(Folder, Secret, Day);
        using var elsewhere = new TestFolder();
        var other = new TombstoneKeys(Path.Combine(elsewhere.Root, "tombstones"), Secret, Day);
        byte[][] names = [keys.NameOf(Plea, 1), keys.NameOf(Plea, 2), keys.NameOf(new PetitionId("other"), 1), keys.LastingNameOf(Plea, 1), other.NameOf(Plea, 1)];
        Assert.Equal(names.Length, names.Select(Convert.ToHexString).Distinct().Count());
        Assert.Equal(keys.LastingNameOf(Plea, 1), other.LastingNameOf(Plea, 1));
    }

    [Fact]
    public void Keys_are_for_their_owner_only_and_all_can_be_destroyed()
    {
        _ = new TombstoneKeys(Folder, Secret, Day);
        var file = Assert.Single(Directory.GetFiles(Folder, "*.key"));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        TombstoneKeys.DestroyAll(Folder);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public void A_broken_key_is_named()
    {
        _ = new TombstoneKeys(Folder, Secret, Day);
        File.WriteAllText(Path.Combine(Folder, "2026-07-01.key"), "no key");
        Assert.Contains(Folder, Assert.Throws<SecretFileException>(() => new TombstoneKeys(Folder, Secret, Day)).Message, StringComparison.Ordinal);
    }
}
