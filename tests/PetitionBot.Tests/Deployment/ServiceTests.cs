using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using PetitionBot.Operations;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Deployment;

/// <summary>Holds the service of systemd, its command and its settings against the program and against each other.</summary>
public sealed partial class ServiceTests
{
    private readonly UnitFile _unit = UnitFile.Read();

    [Fact]
    public void It_runs_the_program_as_a_user_of_its_own_in_a_folder_of_its_own()
    {
        Assert.Equal("notify", _unit.Only("Type"));
        Assert.Equal($"/opt/petitionbot/current/{typeof(Settings).Assembly.GetName().Name}", _unit.Only("ExecStart"));
        Assert.Equal(("petitionbot", "petitionbot"), (_unit.Only("User"), _unit.Only("Group")));
        Assert.Equal($"/var/lib/{_unit.Only("StateDirectory")}", _unit.Only("WorkingDirectory"));
        Assert.Equal("0700", _unit.Only("StateDirectoryMode"));
    }

    [Fact]
    public void It_is_given_the_time_to_finish_and_started_again_but_not_for_ever()
    {
        Assert.True(TimeSpan.FromSeconds(int.Parse(_unit.Only("TimeoutStopSec"), null)) >= BotHost.StopTimeout + TimeSpan.FromSeconds(5));
        Assert.True(BotHost.StopTimeout < TimeSpan.FromSeconds(10));
        Assert.Equal("on-failure", _unit.Only("Restart"));
        // Otherwise the limit would never be reached.
        Assert.True(int.Parse(_unit.Only("RestartSec"), null) * int.Parse(_unit.Only("StartLimitBurst"), null) < 600);
        Assert.Equal("10min", _unit.Only("StartLimitIntervalSec"));
    }

    [Theory]
    [InlineData("ProtectSystem", "strict")]
    [InlineData("NoNewPrivileges", "yes")]
    [InlineData("PrivateTmp", "yes")]
    [InlineData("PrivateDevices", "yes")]
    [InlineData("PrivateUsers", "yes")]
    [InlineData("ProtectHome", "yes")]
    [InlineData("ProtectProc", "invisible")]
    [InlineData("CapabilityBoundingSet", "")]
    [InlineData("RestrictAddressFamilies", "AF_INET AF_INET6 AF_UNIX")]
    [InlineData("RestrictNamespaces", "yes")]
    [InlineData("RestrictSUIDSGID", "yes")]
    [InlineData("SystemCallArchitectures", "native")]
    [InlineData("LimitCORE", "0")]
    [InlineData("MemorySwapMax", "0")]
    [InlineData("MemoryDenyWriteExecute", "no")]
    public void It_can_do_nothing_that_it_need_not(string key, string value) => Assert.Equal(value, _unit.Only(key));

    [Fact]
    public void System_calls_are_those_of_a_service_without_the_privileged_ones() =>
        Assert.Equal(["@system-service", "~@privileged"], _unit.All("SystemCallFilter"));

    [Fact]
    public void Every_setting_that_it_or_its_file_names_is_one_of_the_program()
    {
        var file = Read("deploy/settings.env");
        var named = _unit.Environment().Select(one => one.Name).Concat(SettingLine().Matches(file).Select(match => match.Groups[1].Value)).ToList();
        Assert.Contains("Telegram__Token", named);
        var known = Keys(JsonDocument.Parse(Read("appsettings.json")).RootElement, "").ToHashSet();
        foreach (var name in named.Where(name => !name.StartsWith("DOTNET_", StringComparison.Ordinal)))
            Assert.Contains(Regex.Replace(name.Replace("__", ":", StringComparison.Ordinal), ":[0-9]+$", ""), known);
    }

    [Fact]
    public void Its_settings_are_ones_that_the_program_accepts()
    {
        var values = _unit.Environment().ToDictionary(one => one.Name.Replace("__", ":", StringComparison.Ordinal), one => (string?)one.Value);
        values["Telegram:Token"] = "123456:AbCdEf";
        var settings = SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        Assert.Equal(("http://127.0.0.1:9090/", "/etc/petitionbot/petitions"), (settings.OperationsUrl!.ToString(), settings.PetitionsFolder));
    }

    [Fact]
    public void The_token_stands_in_a_file_of_its_own_and_not_in_the_unit()
    {
        Assert.Equal("/etc/petitionbot/settings.env", _unit.Only("EnvironmentFile"));
        Assert.DoesNotContain("Token", Read("deploy/petitionbot.service"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_uses_the_same_user_folder_program_and_settings()
    {
        var command = Read("deploy/petitionbot");
        Assert.Contains($"--reuid={_unit.Only("User")} --regid={_unit.Only("Group")}", command, StringComparison.Ordinal);
        Assert.Contains($"cd {_unit.Only("WorkingDirectory")}\n", command, StringComparison.Ordinal);
        Assert.Contains($"{_unit.Only("ExecStart")} \"$@\"", command, StringComparison.Ordinal);
        Assert.Contains($". {_unit.Only("EnvironmentFile")}\n", command, StringComparison.Ordinal);
        foreach (var (name, value) in _unit.Environment().Where(one => !one.Name.StartsWith("Logging", StringComparison.Ordinal)))
            Assert.Contains($"{name}={value}", command, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.True(File.GetUnixFileMode(RepositoryFile.PathOf("deploy/petitionbot")).HasFlag(UnixFileMode.OtherExecute));
    }

    [FactNeeding("systemd-analyze")]
    public async Task Systemd_finds_nothing_wrong_with_it()
    {
        // The program is not installed here, and need not be for its unit to be understood.
        using var folder = new TestFolder();
        var unit = Path.Combine(folder.Root, "petitionbot.service");
        await File.WriteAllTextAsync(unit, ExecStart().Replace(Read("deploy/petitionbot.service"), "ExecStart=/bin/true"));
        using var verify = Process.Start(new ProcessStartInfo("systemd-analyze", ["verify", "--man=no", unit]) { RedirectStandardError = true })!;
        var said = await verify.StandardError.ReadToEndAsync();
        await verify.WaitForExitAsync();
        Assert.DoesNotContain("petitionbot.service:", said, StringComparison.Ordinal);
    }

    private static string Read(string path) => File.ReadAllText(RepositoryFile.PathOf(path));

    private static IEnumerable<string> Keys(JsonElement node, string at) => node.ValueKind == JsonValueKind.Object
        ? node.EnumerateObject().SelectMany(one => Keys(one.Value, at.Length == 0 ? one.Name : $"{at}:{one.Name}"))
        : [at];

    [GeneratedRegex("^#?([A-Z][A-Za-z]*(?:__[A-Za-z0-9]+)*)=", RegexOptions.Multiline)]
    private static partial Regex SettingLine();

    [GeneratedRegex("^ExecStart=.*$", RegexOptions.Multiline)]
    private static partial Regex ExecStart();
}
