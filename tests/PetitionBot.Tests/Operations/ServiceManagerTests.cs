using System.Net.Sockets;
using System.Text;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Operations;

/// <summary>What systemd is told of a start and of an end, over a socket as systemd's own.</summary>
public sealed class ServiceManagerTests
{
    [Fact]
    public async Task It_is_told_when_the_program_serves_and_when_it_stops()
    {
        using var folder = new TestFolder();
        var path = Path.Combine(folder.Root, "notify");
        using var socket = Listen(path);
        await using var run = ProgramRun.Start(folder.Root, "", ("Playground__Url", "http://127.0.0.1:0"), ("NOTIFY_SOCKET", path));

        Assert.Equal("READY=1", await HearAsync(socket));
        Assert.Equal(0, await run.StopAsync());
        Assert.Equal("STOPPING=1", await HearAsync(socket));
    }

    [Fact]
    public async Task A_start_that_fails_says_nothing_and_one_that_nobody_listens_to_goes_on()
    {
        using var folder = new TestFolder();
        var path = Path.Combine(folder.Root, "notify");
        using var socket = Listen(path);
        await using (var run = ProgramRun.Start(folder.Root, "", ("Playground__Url", "nowhere"), ("NOTIFY_SOCKET", path)))
            Assert.Equal(1, await run.EndAsync());
        Assert.Equal(0, socket.Available);

        await using var unheard = ProgramRun.Start(folder.Root, "", ("Playground__Url", "http://127.0.0.1:0"), ("NOTIFY_SOCKET", path + "-nobody"));
        await unheard.SeeAsync("serves as @");
        Assert.Equal(0, await unheard.StopAsync());
    }

    private static Socket Listen(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        return socket;
    }

    private static async Task<string> HearAsync(Socket socket)
    {
        var buffer = new byte[100];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer, patience.Token));
    }
}
