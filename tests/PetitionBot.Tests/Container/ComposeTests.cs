using System.Text.Json;
using PetitionBot.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace PetitionBot.Tests.Container;

/// <summary>The server that a newcomer gets: as little as the bot needs.</summary>
public sealed class ComposeTests
{
    private readonly YamlMappingNode _file = Read();

    private YamlMappingNode Bot => Map(Map(_file, "services"), "bot");

    [Fact]
    public void The_bot_can_do_nothing_that_it_need_not()
    {
        Assert.Equal("true", Text("read_only"));
        Assert.Equal(["ALL"], List("cap_drop"));
        Assert.Equal(["no-new-privileges:true"], List("security_opt"));
        Assert.StartsWith("/tmp", Assert.Single(List("tmpfs")), StringComparison.Ordinal);
        Assert.Equal("512m", Text("mem_limit"));
        foreach (var key in new[] { "ports", "privileged", "cap_add", "user", "network_mode", "pid", "devices" })
            Assert.False(Bot.Children.ContainsKey(key), key);
    }

    [Fact]
    public void It_is_started_again_and_given_the_time_to_finish()
    {
        Assert.Equal("unless-stopped", Text("restart"));
        // The host gives what runs 10 s.
        Assert.Equal("15s", Text("stop_grace_period"));
        var health = Map(Bot, "healthcheck").Children["test"];
        Assert.Equal(["CMD", .. JsonSerializer.Deserialize<string[]>(Dockerfile.Read().Only("ENTRYPOINT"))!, "health"], Texts(health));
        Assert.Equal("3", ((YamlScalarNode)Map(Map(Bot, "logging"), "options").Children["max-file"]).Value);
    }

    [Fact]
    public void Book_and_secret_have_a_named_volume_each_and_petitions_come_from_beside_the_file()
    {
        var volumes = JsonSerializer.Deserialize<string[]>(Dockerfile.Read().Only("VOLUME"))!;
        Assert.Equal([.. volumes.Select(path => $"{path.Split('/')[^1]}:{path}"), "./petitions:/bot/petitions:ro", "./keys:/bot/keys:ro"], List("volumes"));
        Assert.Equal(["data", "secret", "backups"], Map(_file, "volumes").Children.Keys.Select(key => ((YamlScalarNode)key).Value!));
    }

    [Fact]
    public void The_token_stands_in_a_file_that_no_commit_takes_along()
    {
        Assert.Equal(".env", Text("env_file"));
        Assert.False(Bot.Children.ContainsKey("environment"));
        Assert.Contains(".env", File.ReadLines(RepositoryFile.PathOf(".gitignore")));
        Assert.Contains("Telegram__Token=", File.ReadLines(RepositoryFile.PathOf(".env.example")));
    }

    private static YamlMappingNode Read()
    {
        using var reader = File.OpenText(RepositoryFile.PathOf("compose.yaml"));
        var stream = new YamlStream();
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    private static YamlMappingNode Map(YamlMappingNode node, string key) => (YamlMappingNode)node.Children[key];

    private static string[] Texts(YamlNode list) => [.. ((YamlSequenceNode)list).Select(node => ((YamlScalarNode)node).Value!)];

    private string? Text(string key) => ((YamlScalarNode)Bot.Children[key]).Value;

    private string[] List(string key) => Texts(Bot.Children[key]);
}
