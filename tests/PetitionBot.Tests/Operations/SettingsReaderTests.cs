using Microsoft.Extensions.Configuration;
using PetitionBot.Operations;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Operations;

public sealed class SettingsReaderTests
{
    private const string Token = "123456:AbCdEf_very-secret";

    [Fact]
    public void With_nothing_but_a_token_the_defaults_stand()
    {
        var settings = Read(("Telegram:Token", Token));
        Assert.Equal(123456, Assert.Single(settings.Tokens).Id);
        Assert.Equal("https://api.telegram.org/", settings.ApiUrl.ToString());
        Assert.Null(settings.Proxy);
        Assert.Equal(("data/petition.db", "secret/server.key"), (settings.StoragePath, settings.SecretFile));
        Assert.True(settings.IsSealing);
        Assert.Null(settings.SealTo);
        Assert.Equal(Path.Combine("secret", "tombstones"), settings.TombstonesFolder);
        Assert.Equal(("secret/log.key", null, TimeSpan.FromHours(1), 20), (settings.LogKeyFile, settings.PublishTo, settings.PublishInterval, settings.PublishAtLeast));
        Assert.Equal("https://t.me/", settings.LinkBase);
        Assert.Equal(TimeSpan.FromHours(1), settings.CreditInterval);
        Assert.Equal("http://127.0.0.1:8080/", settings.PlaygroundUrl.ToString());
        Assert.Equal((null, null, TimeSpan.FromDays(1), 14), (settings.BackupFolder, settings.ErasuresFolder, settings.BackupInterval, settings.BackupKeep));
        Assert.Null(settings.OperationsUrl);
        Assert.Null(settings.OtlpUrl);
        Assert.False(settings.IsPlayground);
    }

    [Theory]
    [InlineData("Telegram:Token", "no-token", "BotFather")]
    [InlineData("Telegram:Token", "0:abc", "BotFather")]
    [InlineData("Telegram:Mirrors:0", "broken", "BotFather")]
    [InlineData("Telegram:Mirrors:0", Token, "named twice")]
    [InlineData("Telegram:ApiUrl", "api.telegram.org", "http://")]
    [InlineData("Telegram:ApiUrl", "ftp://api.telegram.org", "http://")]
    [InlineData("Telegram:ApiUrl", "/etc/passwd", "http://")]
    [InlineData("Telegram:Proxy", "socks5://127.0.0.1", "http://")]
    [InlineData("Telegram:Proxy", "http://user:password@127.0.0.1", "http://")]
    [InlineData("Storage:Engine", "Oracle", "Sqlite")]
    [InlineData("Privacy:Secret", "short", "32 bytes")]
    [InlineData("Privacy:Sealing", "maybe", "on and off")]
    [InlineData("Privacy:OrganizerKeys", "nowhere.cert.pem", "nowhere.cert.pem")]
    [InlineData("Privacy:OrganizerKeys:0", "nowhere.cert.pem", "nowhere.cert.pem")]
    [InlineData("Log:PublishInterval", "00:00:30", "00:01:00")]
    [InlineData("Log:Channel", "@x", "@petition_log")]
    [InlineData("Log:Channel", "@petition_log", "Log:PublishTo is not")]
    [InlineData("Log:ChannelInterval", "0", "00:01:00")]
    [InlineData("Log:Url", "log.example", "http://")]
    [InlineData("Sharing:LinkBase", "t.me", "http://")]
    [InlineData("Sharing:CreditInterval", "soon", "00:01:00")]
    [InlineData("Sharing:CreditInterval", "00:00:59", "00:01:00")]
    [InlineData("Sharing:CreditInterval", "8.00:00:00", "7.00:00:00")]
    [InlineData("Playground:Url", "8080", "http://")]
    [InlineData("Backup:Folder", "secret", "a folder of its own")]
    [InlineData("Backup:Folder", ".", "a folder of its own")]
    [InlineData("Backup:Interval", "0", "00:01:00")]
    [InlineData("Backup:Keep", "0", "1 to 1000")]
    [InlineData("Backup:Keep", "all", "1 to 1000")]
    [InlineData("Operations:Url", "9090", "http://127.0.0.1:9090")]
    [InlineData("Operations:Url", "https://127.0.0.1:9090", "http://127.0.0.1:9090")]
    [InlineData("Operations:Url", "http://petition.example:9090", "http://127.0.0.1:9090")]
    [InlineData("Operations:Url", "http://127.0.0.1:9090/health", "http://127.0.0.1:9090")]
    [InlineData("Operations:Url", "http://user:password@127.0.0.1:9090", "http://127.0.0.1:9090")]
    [InlineData("Operations:Otlp", "collector:4318", "http://127.0.0.1:4318")]
    [InlineData("Operations:Otlp", "http://user:password@127.0.0.1:4318", "http://127.0.0.1:4318")]
    [InlineData("Logging:Console:FormatterName", "xml", "simple, json and systemd")]
    public void An_impossible_value_is_refused_with_its_key_and_what_is_allowed(string key, string value, string allowed)
    {
        var problem = Assert.Single(Refused(("Telegram:Token", Token), (key, value)));
        Assert.Contains(key.Split(':')[0] + ":" + key.Split(':')[1], problem, StringComparison.Ordinal);
        Assert.Contains(allowed, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("very-secret", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("password", problem, StringComparison.Ordinal);
        if (key is "Privacy:Secret" or "Telegram:Token") Assert.DoesNotContain(value, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Organizers_are_a_list_or_one_value_with_commas()
    {
        Assert.Empty(Read(("Telegram:Token", Token)).Organizers);
        Assert.Empty(Read(("Telegram:Token", Token), ("Organizers", " ")).Organizers);
        Assert.Equal([5, 4503599627370495], Read(("Organizers:0", "5"), ("Organizers:1", "4503599627370495")).Organizers.Order());
        Assert.Equal([5, 6, 7], Read(("Organizers", "5, 6,7,"), ("Organizers:0", "6")).Organizers.Order());
    }

    [Theory]
    [InlineData("Organizers:0", "@ainur")]
    [InlineData("Organizers:1", "0")]
    [InlineData("Organizers:0", "-100123")]
    [InlineData("Organizers:0", "+77011234567")]
    [InlineData("Organizers:0", "4503599627370496")]
    [InlineData("Organizers:0", "99999999999999999999")]
    [InlineData("Organizers", "5;6")]
    [InlineData("Organizers", Token)]
    public void An_organizer_that_is_no_id_is_refused_with_the_key_and_without_repeating_it(string key, string value)
    {
        var problem = Assert.Single(Refused(("Telegram:Token", Token), (key, value)));
        Assert.StartsWith(key + " ", problem, StringComparison.Ordinal);
        Assert.Contains("123456789", problem, StringComparison.Ordinal);
        if (value.Length > 1) Assert.DoesNotContain(value, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_told_at_once() =>
        Assert.Equal(3, Refused(("Telegram:Token", "x"), ("Storage:Engine", "x"), ("Playground:Url", "x")).Count);

    [Fact]
    public void Organizers_keys_are_files_and_folders_of_certificates_each_once()
    {
        using var folder = new TestFolder();
        var file = TestKey.WriteCertificate(folder.Root);
        Assert.Single(Read(("Telegram:Token", Token), ("Privacy:OrganizerKeys", file)).SealTo!.All);
        Assert.Single(Read(("Telegram:Token", Token), ("Privacy:OrganizerKeys:0", file), ("Privacy:OrganizerKeys:1", folder.Root)).SealTo!.All);
        Assert.Single(Read(("Telegram:Token", Token), ("Privacy:OrganizerKeys", $"{file}, {folder.Root}")).SealTo!.All);
    }

    [Fact]
    public void A_private_key_an_empty_folder_and_keys_without_sealing_are_refused()
    {
        using var folder = new TestFolder();
        Assert.Contains("keys new", Assert.Single(Refused(("Telegram:Token", Token), ("Privacy:OrganizerKeys", folder.Root))), StringComparison.Ordinal);
        var file = TestKey.WriteCertificate(folder.Root);
        Assert.Contains("Privacy:Sealing is off", Assert.Single(Refused(("Telegram:Token", Token), ("Privacy:OrganizerKeys", file), ("Privacy:Sealing", "off"))), StringComparison.Ordinal);
        File.AppendAllText(file, TestKey.Key.KeyPem("a password of mine"));
        var problem = Assert.Single(Refused(("Telegram:Token", Token), ("Privacy:OrganizerKeys", file)));
        Assert.Contains("never be on the server", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Mirrors_without_a_first_token_are_refused() =>
        Assert.Contains(Refused(("Telegram:Mirrors:0", Token)), problem => problem.Contains("Telegram:Token has none", StringComparison.Ordinal));

    [Fact]
    public void The_playground_never_touches_the_real_book_and_secret_wherever_those_are()
    {
        var settings = Read(
            ("Storage:Path", "/data/petition.db"), ("Privacy:SecretFile", "/secret/server.key"), ("Privacy:Secret", new string('A', 43) + "="));
        Assert.True(settings.IsPlayground);
        Assert.StartsWith("playground", settings.StoragePath, StringComparison.Ordinal);
        Assert.StartsWith("playground", settings.SecretFile, StringComparison.Ordinal);
        Assert.StartsWith("playground", settings.LogKeyFile, StringComparison.Ordinal);
        Assert.StartsWith("playground", settings.PublishTo, StringComparison.Ordinal);
        Assert.StartsWith("playground", settings.TombstonesFolder, StringComparison.Ordinal);
        Assert.Null(settings.Secret);
        Assert.True(settings.IsSealing);
    }

    private static Settings Read(params (string Key, string Value)[] values) => SettingsReader.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.DistinctBy(v => v.Key).ToDictionary(v => v.Key, v => (string?)v.Value)).Build());

    // The last value of a key counts.
    private static IReadOnlyList<string> Refused(params (string Key, string Value)[] values) =>
        Assert.Throws<StartException>(() => Read([.. values.Reverse()])).Problems;
}
