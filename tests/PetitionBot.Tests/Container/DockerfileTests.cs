using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Container;

/// <summary>Keeps the Dockerfile true where no engine runs it.</summary>
public sealed class DockerfileTests
{
    private readonly Dockerfile _file = Dockerfile.Read();

    [Fact]
    public void Everything_that_is_copied_exists()
    {
        foreach (var source in _file.Copies.SelectMany(copy => copy.Sources))
            Assert.True(Path.Exists(RepositoryFile.PathOf(source.TrimEnd('/'))), source);
    }

    [Fact]
    public void The_context_holds_what_is_copied_and_nothing_else()
    {
        var lines = File.ReadLines(RepositoryFile.PathOf(".dockerignore")).Where(line => line.Length > 0 && line[0] != '#').ToList();
        Assert.Equal("*", lines[0]);
        var allowed = lines.Where(line => line[0] == '!').Select(line => line[1..]);
        Assert.Equal(_file.Copies.SelectMany(copy => copy.Sources).Select(source => source.Split('/')[0]).Distinct().Order(StringComparer.Ordinal), allowed.Order(StringComparer.Ordinal));
        Assert.Contains("**/bin", lines);
        Assert.Contains("**/obj", lines);
    }

    [Fact]
    public void Before_the_packages_every_project_with_its_lock_file_is_copied_to_its_own_place()
    {
        var restore = Place("dotnet restore");
        var before = _file.Copies.Where(copy => copy.Place < restore).ToList();
        var projects = Projects("src/PetitionBot/PetitionBot.csproj").ToList();
        Assert.True(projects.Count >= 3);
        foreach (var project in projects)
        {
            var folder = project[..(project.LastIndexOf('/') + 1)];
            var (_, sources, _) = Assert.Single(before, copy => copy.Target == folder);
            Assert.Equal([project, folder + "packages.lock.json"], sources);
        }

        // The code comes after, or each change of it would fetch all packages anew.
        Assert.DoesNotContain(before, copy => copy.Sources.Any(source => source.EndsWith('/')));
        Assert.Contains("--locked-mode", _file.Instructions[restore].Words, StringComparison.Ordinal);
        Assert.Contains("--no-restore", _file.Instructions[Place("dotnet publish")].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_copied_before_the_packages_is_enough_to_restore_them()
    {
        using var folder = new TestFolder();
        var restore = Place("dotnet restore");
        foreach (var (_, sources, target) in _file.Copies.Where(copy => copy.Place < restore))
        {
            Directory.CreateDirectory(Path.Combine(folder.Root, target));
            foreach (var source in sources)
                File.Copy(RepositoryFile.PathOf(source), Path.Combine(folder.Root, target, Path.GetFileName(source)));
        }

        var words = _file.Instructions[restore].Words.Split(' ');
        var start = new ProcessStartInfo(words[0], words[1..]) { WorkingDirectory = folder.Root, RedirectStandardOutput = true };
        using var run = Process.Start(start)!;
        var told = await run.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(2));
        await run.WaitForExitAsync();
        Assert.True(run.ExitCode == 0, told);
    }

    [Fact]
    public void The_image_has_no_shell_no_root_and_the_scripts_and_time_zones_of_the_world()
    {
        var version = XDocument.Load(RepositoryFile.PathOf("Directory.Build.props")).Descendants("TargetFramework").Single().Value["net".Length..];
        Assert.Matches($"^mcr\\.microsoft\\.com/dotnet/sdk:{Regex.Escape(version)}-noble AS build$", _file.Instructions[0].Words);
        // Without ICU a name typed as и + ̆ would silently stay another name than the same typed as й.
        Assert.Equal($"mcr.microsoft.com/dotnet/aspnet:{version}-noble-chiseled-extra", _file.Only("FROM"));
        Assert.Equal("$APP_UID", _file.Only("USER"));
        Assert.DoesNotContain(_file.LastStage, one => one.Name is "RUN" or "ADD" or "SHELL");
        Assert.DoesNotContain(_file.Instructions, one => one.Words.Contains("INVARIANT", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void It_starts_and_asks_after_its_health_without_a_shell()
    {
        var start = JsonSerializer.Deserialize<string[]>(_file.Only("ENTRYPOINT"))!;
        Assert.Equal(["dotnet", "/app/PetitionBot.dll"], start);
        var health = _file.Only("HEALTHCHECK");
        Assert.Equal([.. start, "health"], JsonSerializer.Deserialize<string[]>(health[(health.IndexOf("CMD", StringComparison.Ordinal) + 3)..])!);
        Assert.Contains("--output /app ", _file.Instructions[Place("dotnet publish")].Words, StringComparison.Ordinal);
        Assert.Contains(_file.LastStage, one => one is { Name: "COPY", Words: "--from=build /app/ /app/" });
        Assert.Contains("Operations__Url=http://127.0.0.1:", _file.Only("ENV"), StringComparison.Ordinal);
    }

    [Fact]
    public void Book_secret_and_backups_are_three_volumes_of_the_working_folder()
    {
        var home = _file.Only("WORKDIR");
        Assert.Equal([$"{home}/data", $"{home}/secret", $"{home}/backups"], JsonSerializer.Deserialize<string[]>(_file.Only("VOLUME"))!);
        Assert.Contains(_file.LastStage, one => one is { Name: "COPY", Words: "--from=build --chown=$APP_UID:$APP_UID /state/ ./" });
        Assert.Contains(_file.Instructions, one => one is { Name: "RUN", Words: "mkdir -m 700 -p /state/data /state/secret /state/backups" });
        Assert.DoesNotContain(_file.Instructions, one => Regex.IsMatch(one.Words, "Token|Secret="));
    }

    private static IEnumerable<string> Projects(string project)
    {
        var folder = project[..(project.LastIndexOf('/') + 1)];
        var references = XDocument.Load(RepositoryFile.PathOf(project)).Descendants("ProjectReference").Select(one => (string)one.Attribute("Include")!);
        return references.SelectMany(one => Projects(Normal(folder + one.Replace('\\', '/')))).Prepend(project).Distinct();
    }

    private static string Normal(string path) => new Uri("file:///" + path).AbsolutePath[1..];

    private int Place(string command) => _file.Instructions.Select((one, place) => (one, place))
        .First(pair => pair.one.Name == "RUN" && pair.one.Words.StartsWith(command, StringComparison.Ordinal)).place;
}
