using System.Net.Http.Json;
using System.Text.Json;
using PetitionBot.Playground;

namespace PetitionBot.Tests.Playground;

public sealed class UpdateDisorderTests : EmulatorTest
{
    [Fact]
    public async Task Updates_can_stand_twice_in_a_batch()
    {
        SendMany(100);
        World.Faults.Disturb(World.Bot, new UpdateDisorder { Twice = 0.5 });
        var ids = Ids(await Updates());
        Assert.InRange(ids.Count, 110, 190);
        Assert.Equal(Enumerable.Range(1001, 100), ids.Distinct());
        Assert.Equal(ids.Order(), ids);
        Assert.Empty(await Updates(1101));
    }

    [Fact]
    public async Task Updates_of_a_batch_can_come_in_any_order()
    {
        SendMany(50);
        World.Faults.Disturb(World.Bot, new UpdateDisorder { Shuffled = true });
        var ids = Ids(await Updates());
        Assert.NotEqual(ids.Order(), ids);
        Assert.Equal(Enumerable.Range(1001, 50), ids.Order());
        World.Faults.Disturb(World.Bot, null);
        Assert.Equal(Enumerable.Range(1001, 50), Ids(await Updates()));
    }

    [Fact]
    public async Task Confirmed_updates_can_come_again_and_end_sometime()
    {
        SendMany(50);
        World.Faults.Disturb(World.Bot, new UpdateDisorder { Again = 0.5 });
        await Updates();
        var (again, polls) = (0, 0);
        for (var ids = Ids(await Updates(1051)); ids.Count > 0; ids = Ids(await Updates(1051)))
        {
            Assert.All(ids, id => Assert.InRange(id, 1001, 1050));
            again += ids.Count;
            Assert.True(++polls < 100);
        }

        Assert.InRange(again, 20, 150);
    }

    [Fact]
    public async Task The_switches_stand_in_the_control_interface()
    {
        await Post("updates/disorder", new { twice = 0.9, shuffled = true });
        SendMany(20);
        Assert.True((await Updates()).Count > 20);
        await Post("updates/disorder", new { });
        Assert.Equal(Enumerable.Range(1001, 20), Ids(await Updates()));
        await Post("faults", new { kind = "slow", bytes_per_second = 1, method = "getMe", probability = 0.5, after_seconds = 3 });
        await Post("faults/seed", new { value = 5 });
        var fault = Assert.Single(World.Faults.Active.Values);
        Assert.Equal((FaultKind.Slow, 1, 0.5, TimeSpan.FromSeconds(3)), (fault.Kind, fault.BytesPerSecond, fault.Probability, fault.After));
    }

    [Theory]
    [InlineData("faults", """{"probability":0}""", "probability must be above 0")]
    [InlineData("faults", """{"bytes_per_second":0}""", "bytes_per_second must be above 0")]
    [InlineData("updates/disorder", """{"again":1}""", "Again")]
    public async Task Mistakes_are_told(string path, string body, string part)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync(new Uri("/playground/api/" + path, UriKind.Relative), content);
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains(part, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    private async Task Post(string path, object body)
    {
        using var response = await Http.PostAsJsonAsync(new Uri("/playground/api/" + path, UriKind.Relative), body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    private void SendMany(int count)
    {
        for (var index = 0; index < count; index++) Chat.Send("text " + index);
    }

    private static List<int> Ids(IEnumerable<JsonElement> updates) => [.. updates.Select(update => update.GetProperty("update_id").GetInt32())];
}
