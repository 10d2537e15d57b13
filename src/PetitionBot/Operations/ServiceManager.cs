using System.Net.Sockets;
using System.Text;

namespace PetitionBot.Operations;

/// <summary>
/// Tells systemd (Type=notify) how far the program is, so that <c>systemctl start</c> waits for a real start and fails with it.
/// Says nothing where no service manager listens.
/// </summary>
internal static class ServiceManager
{
    /// <summary>The environment variable that names the service manager's socket.</summary>
    public const string Variable = "NOTIFY_SOCKET";

    /// <summary>It serves.</summary>
    public const string Ready = "READY=1";

    /// <summary>It ends, and finishes what is under way.</summary>
    public const string Stopping = "STOPPING=1";

    /// <summary>Says it. A service manager that does not listen keeps nobody from being served.</summary>
    public static void Tell(string what)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 1 } path) return;
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            // An address that begins with @ is one of Linux's abstract ones.
            socket.Connect(new UnixDomainSocketEndPoint(path[0] == '@' ? '\0' + path[1..] : path));
            socket.Send(Encoding.ASCII.GetBytes(what));
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            // systemd then reports a time-out of the start, with the log of the start beside it.
        }
    }
}
