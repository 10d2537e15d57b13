using System.Security.Cryptography;
using PetitionBot.Core.Privacy;
using PetitionBot.Tests.Storage.Sqlite;

namespace PetitionBot.Tests.Privacy;

public sealed class ErasuresTests : IDisposable
{
    private static readonly ServerSecret Secret = ServerSecret.Create();
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _root = new();

    private string Folder => Path.Combine(_root.Root, "backups", "erased");

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Records_are_kept_in_files_of_their_days_until_these_are_forgotten()
    {
        var erasures = new Erasures(Folder, Secret);
        Assert.Empty(erasures.Read());
        var (first, second) = (Record(Now), Record(Now.AddDays(1)));
        erasures.Add([first, Record(Now)]);
        erasures.Add([second]);

        Assert.Equal([2, 1], Files().Select(file => (int)new FileInfo(file).Length / 169));
        Assert.Equal(first.ToBytes(), new Erasures(Folder, Secret).Read()[0].ToBytes());
        erasures.Forget(DateOnly.FromDateTime(Now.UtcDateTime).AddDays(1));
        Assert.Equal(second.ToBytes(), Assert.Single(erasures.Read()).ToBytes());
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Files().Single()));
    }

    [Fact]
    public void What_a_power_cut_left_of_a_record_harms_none_before_or_after_it()
    {
        var erasures = new Erasures(Folder, Secret);
        erasures.Add([Record(Now)]);
        using (var torn = new FileStream(Files().Single(), FileMode.Append)) torn.Write(new byte[70]);
        Assert.Single(erasures.Read());
        erasures.Add([Record(Now)]);
        Assert.Equal(2, erasures.Read().Count);
    }

    [Fact]
    public void The_file_names_nobody_and_opens_under_the_own_secret_only()
    {
        var record = Record(Now);
        new Erasures(Folder, Secret).Add([record]);
        Assert.Equal(-1, File.ReadAllBytes(Files().Single()).AsSpan().IndexOf(record.Key));
        Assert.Throws<FormatException>(() => new Erasures(Folder, ServerSecret.Create()).Read());
    }

    [Fact]
    public void A_folder_that_cannot_be_written_fails_nobodys_erasing_and_is_told()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Folder)!);
        File.WriteAllText(Folder, "a file where the folder should be");
        var erasures = new Erasures(Folder, Secret);
        erasures.Add([Record(Now)]);
        Assert.NotNull(erasures.Problem);
        File.Delete(Folder);
        erasures.Add([Record(Now)]);
        Assert.Null(erasures.Problem);
    }

    private static ErasedRecord Record(DateTimeOffset at) =>
        new(at, ErasedKind.Signer, RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32));

    private string[] Files() => [.. Directory.GetFiles(Folder).Order(StringComparer.Ordinal)];
}
