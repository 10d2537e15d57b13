using Microsoft.Extensions.Configuration;
using PetitionBot.Operations;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Operations;

public sealed class PetitionShelfTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_bad_file_stops_the_start_with_file_line_and_reason()
    {
        _folder.Add("plea/en.md", "# Plea\n\nNo demand at all.\n");
        _folder.Add("other/en.md", "# Other\n\n1. Fair.\n");
        _folder.Add("other/petition.yaml", "\ngoal: many\n");
        var problems = Assert.Throws<StartException>(() => Read("off")).Problems;
        Assert.Contains(problems, problem => problem.StartsWith("plea/en.md", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("other/petition.yaml, line 2: goal 'many'", StringComparison.Ordinal));
    }

    [Fact]
    public void Personal_fields_need_a_key_to_seal_to_or_sealing_to_be_switched_off_in_writing()
    {
        _folder.AddLaunchPetition();
        var problem = Assert.Single(Assert.Throws<StartException>(() => Read("on")).Problems);
        Assert.Contains("fair-elections", problem, StringComparison.Ordinal);
        Assert.Contains("Privacy__Sealing=off", problem, StringComparison.Ordinal);
        Assert.Contains("keys new", problem, StringComparison.Ordinal);
        Assert.Single(Read("off"));
        Assert.Single(Read("on", TestKey.WriteCertificate(_folder.Root)));
    }

    [Fact]
    public void A_petition_that_asks_nothing_needs_no_sealing()
    {
        _folder.Add("plea/en.md", "# Plea\n\n1. Fair.\n");
        _folder.Add("plea/petition.yaml", "fields: []\n");
        Assert.Single(Read("on"));
    }

    private IReadOnlyList<Core.Petitions.Petition> Read(string sealing, string key = "") => PetitionShelf.Read(SettingsReader.Read(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Telegram:Token"] = "1:a",
            ["Petitions:Folder"] = _folder.Petitions,
            ["Privacy:Sealing"] = sealing,
            ["Privacy:OrganizerKeys"] = key,
        }).Build()));
}
