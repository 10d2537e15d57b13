using System.Net.Sockets;
using System.Text;
using PetitionBot.Playground;

namespace PetitionBot.Tests.Playground;

public sealed class ConnectionFaultTests : EmulatorTest
{
    [Fact]
    public async Task A_body_can_come_in_drops()
    {
        World.Faults.Add(new Fault { Kind = FaultKind.Slow, BytesPerSecond = 50, Times = 1 });
        var slow = Call("sendMessage", new { chat_id = 777, text = "hi" });
        await Chat.WaitForTextAsync("hi");
        var seconds = 0.0;
        while (!slow.IsCompleted && seconds < 1000)
        {
            // One drop of five bytes in each tenth of a second.
            Time.Advance(TimeSpan.FromSeconds(0.1));
            seconds += 0.1;
            await Task.WhenAny(slow, Task.Delay(10));
        }

        Assert.True((await slow).Ok);
        Assert.True(seconds > 2, $"the body came within {seconds:0.0} s");
    }

    [Fact]
    public async Task An_answer_can_break_off_within_its_head()
    {
        World.Faults.Add(new Fault { Kind = FaultKind.CutHead });
        await Assert.ThrowsAsync<HttpRequestException>(() => Call("sendMessage", new { chat_id = 777, text = "hi" }));
        Assert.Equal("hi", Chat.LastMessage!.Text);

        using var client = new TcpClient("127.0.0.1", Server.Url.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /bot{Token}/getMe HTTP/1.1\r\nHost: x\r\n\r\n"));
        using var reader = new StreamReader(client.GetStream());
        Assert.Equal("HTTP/1.1 200 OK\r\nContent-Type: applica", await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task A_kept_connection_can_be_closed_under_the_next_call_and_a_fresh_one_serves()
    {
        World.Faults.Add(new Fault { Kind = FaultKind.Stale, Method = "sendMessage" });
        using var client = new TcpClient("127.0.0.1", Server.Url.Port);
        var stream = client.GetStream();
        var call = Encoding.ASCII.GetBytes($"GET /bot{Token}/sendMessage?chat_id=777&text=hi HTTP/1.1\r\nHost: x\r\n\r\n");
        await stream.WriteAsync(call);
        Assert.True(await stream.ReadAsync(new byte[4096]) > 0);
        await Chat.WaitForTextAsync("hi");

        await stream.WriteAsync(call);
        var read = await Record.ExceptionAsync(async () => Assert.Equal(0, await stream.ReadAsync(new byte[4096]).AsTask().WaitAsync(TimeSpan.FromSeconds(10))));
        Assert.True(read is null or IOException, $"{read}");
        Assert.Single(Chat.Messages, message => message.FromBot);
        Assert.Equal(1, World.Faults.Hits);
    }

    [Fact]
    public async Task A_fault_can_hit_a_share_of_the_calls_the_same_for_the_same_seed()
    {
        World.Faults.Add(new Fault { Method = "getMe", Probability = 0.3 });
        var (first, second, other) = (await HitsAsync(7), await HitsAsync(7), await HitsAsync(8));
        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
        Assert.InRange(first.Count(hit => hit), 5, 30);
    }

    [Fact]
    public async Task A_fault_can_begin_later()
    {
        World.Faults.Add(new Fault { Method = "getMe", After = TimeSpan.FromSeconds(10), For = TimeSpan.FromSeconds(5) });
        Assert.True((await Call("getMe")).Ok);
        Assert.Single(World.Faults.Active);
        Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(500, (await Call("getMe")).Status);
        Time.Advance(TimeSpan.FromSeconds(5));
        Assert.True((await Call("getMe")).Ok);
        Assert.Empty(World.Faults.Active);
    }

    private async Task<IReadOnlyList<bool>> HitsAsync(int seed)
    {
        World.Faults.Seed(seed);
        var hits = new List<bool>();
        for (var i = 0; i < 60; i++) hits.Add(!(await Call("getMe")).Ok);
        return hits;
    }
}
