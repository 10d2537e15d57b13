using PetitionBot.Core.Privacy;

namespace PetitionBot.Tests.Privacy;

public sealed class SecretFileTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("petitionbot-secret-").FullName;

    private string File => Path.Combine(_root, "secret", "server.key");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void It_is_made_with_an_empty_book_and_read_ever_after()
    {
        var made = SecretFile.LoadOrCreate(File, bookIsEmpty: true);
        Assert.True(SecretFile.LoadOrCreate(File, bookIsEmpty: false).Fits(made.KeyCheck));
        Assert.True(SecretFile.LoadOrCreate(File, bookIsEmpty: true).Fits(made.KeyCheck));
        Assert.Matches("^[A-Za-z0-9+/]{43}=\n$", System.IO.File.ReadAllText(File));
        Assert.Equal([File], Directory.GetFiles(Path.GetDirectoryName(File)!));
    }

    [Fact]
    public void Only_its_owner_can_read_it_or_its_folder()
    {
        if (OperatingSystem.IsWindows()) return;
        SecretFile.LoadOrCreate(File, bookIsEmpty: true);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            System.IO.File.GetUnixFileMode(Path.GetDirectoryName(File)!));
    }

    [Fact]
    public void A_relative_path_is_taken_from_the_working_folder()
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), File);
        SecretFile.LoadOrCreate(relative, bookIsEmpty: true);
        Assert.True(System.IO.File.Exists(File));
    }

    [Fact]
    public void A_missing_file_beside_a_book_with_content_is_an_error_and_makes_nothing()
    {
        var error = Assert.Throws<SecretFileException>(() => SecretFile.LoadOrCreate(File, bookIsEmpty: false));
        Assert.Contains(File, error.Message, StringComparison.Ordinal);
        Assert.Contains("the book is not empty", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetDirectoryName(File)));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_file_open_to_others_is_refused_with_the_command_that_closes_it(UnixFileMode others)
    {
        if (OperatingSystem.IsWindows()) return;
        SecretFile.LoadOrCreate(File, bookIsEmpty: true);
        System.IO.File.SetUnixFileMode(File, System.IO.File.GetUnixFileMode(File) | others);
        var error = Assert.Throws<SecretFileException>(() => SecretFile.LoadOrCreate(File, bookIsEmpty: false));
        Assert.Contains($"chmod 600 '{File}'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("correct horse battery staple")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nAAAA")]
    public void A_file_without_a_secret_is_refused_by_name_and_not_repeated(string text)
    {
        Write(text);
        var error = Assert.Throws<SecretFileException>(() => SecretFile.LoadOrCreate(File, bookIsEmpty: true));
        Assert.Contains(File, error.Message, StringComparison.Ordinal);
        Assert.Contains("holds no secret", error.Message, StringComparison.Ordinal);
        if (text.Length > 0) Assert.DoesNotContain(text, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_far_too_long_is_refused()
    {
        Write(new string('A', 5000));
        Assert.Contains("more than 1024 bytes", Assert.Throws<SecretFileException>(() => SecretFile.LoadOrCreate(File, true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_in_its_place_is_refused_by_name()
    {
        Directory.CreateDirectory(File);
        Assert.Contains(File, Assert.Throws<SecretFileException>(() => SecretFile.LoadOrCreate(File, true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_that_start_at_once_never_end_with_two_secrets()
    {
        for (var round = 0; round < 100; round++)
        {
            var path = Path.Combine(_root, $"round{round}", "server.key");
            var starts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Try(path))));
            var kept = SecretFile.LoadOrCreate(path, bookIsEmpty: false);
            Assert.All(starts.OfType<ServerSecret>(), secret => Assert.True(secret.Fits(kept.KeyCheck)));
            Assert.NotEmpty(starts.OfType<ServerSecret>());
            Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
        }
    }

    private static ServerSecret? Try(string path)
    {
        try
        {
            return SecretFile.LoadOrCreate(path, bookIsEmpty: true);
        }
        catch (SecretFileException)
        {
            return null;
        }
    }

    private void Write(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, text);
        if (!OperatingSystem.IsWindows()) System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
