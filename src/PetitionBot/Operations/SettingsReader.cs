using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using PetitionBot.Core.Privacy;
using PetitionBot.Telegram;

namespace PetitionBot.Operations;

/// <summary>Reads the settings and names every impossible value, with its key and what is allowed.</summary>
internal sealed partial class SettingsReader
{
    private const string Playground = "playground";

    private const int PublishedTogether = 20;

    // Telegram promises at most 52 significant bits.
    private const long LargestId = (1L << 52) - 1;

    private readonly IConfiguration _configuration;
    private readonly List<string> _problems = [];

    private SettingsReader(IConfiguration configuration) => _configuration = configuration;

    /// <exception cref="StartException">Some values are impossible; all of them are named.</exception>
    public static Settings Read(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration);
        var settings = reader.Read();
        return reader._problems.Count == 0 ? settings : throw new StartException(reader._problems);
    }

    private Settings Read()
    {
        var tokens = Tokens();
        RefuseUnknownEngine();
        RefuseUnknownLogFormat();
        var isPlayground = tokens.Count == 0;
        if (isPlayground && _problems.Count == 0) RefusePlaygroundOnServer();
        return new Settings
        {
            Tokens = tokens,
            ApiUrl = Url("Telegram:ApiUrl", "https://api.telegram.org"),
            Proxy = Text("Telegram:Proxy") is null ? null : Url("Telegram:Proxy", ""),
            PetitionsFolder = PetitionsFolder(),
            // The playground's book is its own, whatever is set: a demonstration can never mix with real signatures.
            StoragePath = isPlayground ? Path.Combine(Playground, "data/petition.db") : Text("Storage:Path") ?? "data/petition.db",
            Secret = isPlayground ? null : Secret(),
            SecretFile = isPlayground ? Path.Combine(Playground, "secret/server.key") : Text("Privacy:SecretFile") ?? "secret/server.key",
            IsSealing = isPlayground || Sealing(),
            SealTo = isPlayground ? null : OrganizerKeys(),
            LogKeyFile = isPlayground ? Path.Combine(Playground, "secret/log.key") : Text("Log:Key") ?? "secret/log.key",
            PublishTo = isPlayground ? Path.Combine(Playground, "log") : Text("Log:PublishTo"),
            // Who plays wants to see it, and appsettings.json says an hour.
            PublishInterval = isPlayground ? TimeSpan.FromMinutes(1) : Duration("Log:PublishInterval", TimeSpan.FromHours(1)),
            PublishAtLeast = isPlayground ? 1 : PublishedTogether,
            LogUrl = isPlayground ? new Uri(Path.GetFullPath(Path.Combine(Playground, "log")) + "/")
                : Text("Log:Url") is null ? null : Url("Log:Url", ""),
            LogChannel = LogChannel(),
            LogChannelInterval = Duration("Log:ChannelInterval", TimeSpan.FromDays(1)),
            Organizers = Organizers(),
            LinkBase = Url("Sharing:LinkBase", "https://t.me/").ToString().TrimEnd('/') + "/",
            CreditInterval = Duration("Sharing:CreditInterval", TimeSpan.FromHours(1)),
            PlaygroundUrl = Url("Playground:Url", "http://127.0.0.1:8080"),
            PlaygroundFile = Path.Combine(Playground, "telegram.json"),
            // Nothing that is played has to be kept.
            BackupFolder = isPlayground ? null : BackupFolder(),
            BackupInterval = Duration("Backup:Interval", TimeSpan.FromDays(1)),
            BackupKeep = BackupKeep(),
            OperationsUrl = OperationsUrl(),
            // Nothing leaves the machine of somebody who plays.
            OtlpUrl = isPlayground || Text("Operations:Otlp") is null ? null : Url("Operations:Otlp", "", "http://127.0.0.1:4318"),
        };
    }

    private List<BotToken> Tokens()
    {
        var tokens = new List<BotToken>();
        var mirrors = _configuration.GetSection("Telegram:Mirrors").GetChildren().Select(child => (child.Path, child.Value));
        foreach (var (key, value) in mirrors.Prepend(("Telegram:Token", _configuration["Telegram:Token"])))
        {
            if (string.IsNullOrWhiteSpace(value)) continue;
            try
            {
                tokens.Add(BotToken.Parse(value));
            }
            catch (FormatException e)
            {
                _problems.Add($"{key}: {e.Message}");
            }
        }

        if (tokens.Count > 0 && Text("Telegram:Token") is null) _problems.Add("Telegram:Mirrors has tokens, but Telegram:Token has none");
        foreach (var twice in tokens.GroupBy(token => token.Id).Where(group => group.Count() > 1))
            _problems.Add($"bot {twice.Key} is named twice in Telegram:Token and Telegram:Mirrors");
        return tokens;
    }

    private void RefusePlaygroundOnServer()
    {
        var isContainer = Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") is "true" or "1";
        var isService = Environment.GetEnvironmentVariable("INVOCATION_ID") is { Length: > 0 };
        if (isContainer || isService)
            _problems.Add("Telegram:Token is missing: set Telegram__Token to the token from BotFather (on a server nothing is played)");
    }

    private void RefuseUnknownEngine()
    {
        var engine = Text("Storage:Engine") ?? "Sqlite";
        if (!engine.Equals("Sqlite", StringComparison.OrdinalIgnoreCase))
            _problems.Add($"Storage:Engine '{engine}' is not built in: this version has Sqlite");
    }

    // The console would take another one for "simple" without a word.
    private void RefuseUnknownLogFormat()
    {
        const string key = "Logging:Console:FormatterName";
        if (Text(key) is { } format && format is not ("simple" or "json" or "systemd")) _problems.Add($"{key} is '{format}': allowed are simple, json and systemd");
    }

    private string PetitionsFolder()
    {
        var folder = Text("Petitions:Folder") ?? "petitions";
        if (Path.IsPathRooted(folder) || Directory.Exists(folder)) return Path.GetFullPath(folder);
        return Path.Combine(AppContext.BaseDirectory, folder);
    }

    private ServerSecret? Secret()
    {
        if (Text("Privacy:Secret") is not { } text) return null;
        try
        {
            return ServerSecret.Parse(text);
        }
        catch (FormatException e)
        {
            _problems.Add($"Privacy:Secret is no secret: {e.Message}");
            return null;
        }
    }

    private bool Sealing()
    {
        var value = Text("Privacy:Sealing") ?? "on";
        if (value.Equals("off", StringComparison.OrdinalIgnoreCase)) return false;
        if (!value.Equals("on", StringComparison.OrdinalIgnoreCase)) _problems.Add($"Privacy:Sealing is '{value}': allowed are on and off");
        return true;
    }

    // Files, or folders of *.cert.pem: a list, or one value with commas.
    private OrganizerCertificates? OrganizerKeys()
    {
        var list = _configuration.GetSection("Privacy:OrganizerKeys");
        var paths = list.GetChildren().Select(child => child.Value).Prepend(list.Value)
            .SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        var certificates = paths.SelectMany(Files).Select(Certificate).OfType<X509Certificate2>().ToList();
        if (paths.Count > 0 && !Sealing()) _problems.Add("Privacy:Sealing is off, but Privacy:OrganizerKeys names keys to seal to: leave one of them out");
        return certificates.Count == 0 ? null : new OrganizerCertificates(certificates);
    }

    private string[] Files(string path)
    {
        if (!Directory.Exists(path)) return [path];
        var files = Directory.GetFiles(path, "*.cert.pem");
        if (files.Length == 0) _problems.Add($"Privacy:OrganizerKeys: the folder {path} has no file *.cert.pem; make one with 'petitionbot keys new'");
        return files.Order(StringComparer.Ordinal).ToArray();
    }

    private X509Certificate2? Certificate(string file)
    {
        try
        {
            return OrganizerCertificates.Parse(File.ReadAllText(file));
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            _problems.Add($"Privacy:OrganizerKeys: {file} cannot be used: {e.Message}");
            return null;
        }
    }

    private string? LogChannel()
    {
        if (Text("Log:Channel") is not { } channel) return null;
        if (!ChannelName().IsMatch(channel))
            _problems.Add($"Log:Channel is '{channel}': allowed is the name of a channel such as @petition_log, or its id such as -1001234567890");
        else if (Text("Log:PublishTo") is null) _problems.Add("Log:Channel is set, but Log:PublishTo is not: only what is published is posted");
        return channel;
    }

    [GeneratedRegex("^(@[A-Za-z][A-Za-z0-9_]{3,31}|-100[0-9]{5,13})$")]
    private static partial Regex ChannelName();

    // A list, or one value with commas, as environment variables like it.
    private HashSet<long> Organizers()
    {
        var ids = new HashSet<long>();
        var list = _configuration.GetSection("Organizers");
        foreach (var (key, value) in list.GetChildren().Select(child => (child.Path, child.Value)).Prepend((list.Path, list.Value)))
        {
            foreach (var id in (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                // The value is not repeated: it may be a token or a phone number in the wrong place.
                if (long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= LargestId) ids.Add(number);
                else _problems.Add($"{key} has something that is no Telegram user id: allowed are whole numbers such as 123456789, several with commas between them (a @name is not an id; README, \"Statistics\", says where to find it)");
            }
        }

        return ids;
    }

    private Uri Url(string key, string byDefault, string example = "http://127.0.0.1:3128")
    {
        var value = Text(key) ?? byDefault;
        if (Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0) return url;
        _problems.Add($"{key} is no address: allowed is http:// or https:// with a host, such as {(byDefault.Length > 0 ? byDefault : example)}");
        return new Uri("http://127.0.0.1");
    }

    private Uri? OperationsUrl()
    {
        const string key = "Operations:Url";
        if (Text(key) is not { } value) return null;
        var isAddress = Uri.TryCreate(value, UriKind.Absolute, out var url)
            && url is { Scheme: "http", PathAndQuery: "/", UserInfo: "", Fragment: "" }
            && (url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 || url.Host == "localhost");
        if (isAddress) return url;
        _problems.Add($"{key} is no address to listen at: allowed is http:// with localhost or an IP address, a port and nothing more, such as http://127.0.0.1:9090");
        return null;
    }

    private string? BackupFolder()
    {
        if (Text("Backup:Folder") is not { } folder) return null;
        // Whoever copies the folder away would carry the secret with the backups that it opens.
        if (Inside(folder, Text("Privacy:SecretFile") ?? "secret/server.key") || Inside(folder, Text("Log:Key") ?? "secret/log.key"))
            _problems.Add($"Backup:Folder {folder} holds the server's secret or the log's key: allowed is a folder of its own, such as backups");
        return folder;
    }

    private static bool Inside(string folder, string file) =>
        !Path.GetRelativePath(folder, file).StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(Path.GetRelativePath(folder, file));

    private int BackupKeep()
    {
        const int byDefault = 14;
        if (Text("Backup:Keep") is not { } value) return byDefault;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var keep) && keep is >= 1 and <= 1000) return keep;
        _problems.Add($"Backup:Keep is '{value}': allowed are whole numbers from 1 to 1000");
        return byDefault;
    }

    private TimeSpan Duration(string key, TimeSpan byDefault)
    {
        if (Text(key) is not { } value) return byDefault;
        if (TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var duration) && duration >= TimeSpan.FromMinutes(1) && duration <= TimeSpan.FromDays(7))
            return duration;
        _problems.Add($"{key} is '{value}': allowed is hours:minutes:seconds from 00:01:00 to 7.00:00:00");
        return byDefault;
    }

    private string? Text(string key) => _configuration[key] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
