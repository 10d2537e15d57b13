using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;
using PetitionBot.Operations;
using PetitionBot.Storage.Sqlite;
using PetitionBot.Telegram;
using PetitionBot.Tests.Delivery;
using PetitionBot.Tests.Support;
using PetitionBot.Tests.Telegram;

namespace PetitionBot.Tests.Operations;

/// <summary>What was taken once is never told again; what failed is told again, much later.</summary>
public sealed class BotSetupTests : IAsyncLifetime, IDisposable
{
    private const string Taken = """{"ok":true,"result":true}""";
    private const int AppLanguages = 7;
    private const int Calls = 3 * AppLanguages;

    private readonly TestFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly LogLines _log = new();
    private readonly List<string> _calls = [];
    private FailingStore _store = null!;
    private Func<string, int, HttpResponseMessage?> _answer = (_, _) => null;

    public async Task InitializeAsync() => _store = new FailingStore(await SqliteBookStore.OpenAsync(Path.Combine(_folder.Root, "book.db")));

    [Fact]
    public async Task Everything_is_told_once_and_not_again_at_the_next_starts()
    {
        await RunAsync("Plea");
        Assert.Equal(Calls, _calls.Count);
        Assert.Equal(["setMyCommands", "setMyDescription", "setMyShortDescription"], _calls.Distinct().Order());

        await RunAsync("Plea");
        await RunAsync("Plea");

        Assert.Equal(Calls, _calls.Count);
    }

    [Fact]
    public async Task Only_what_has_changed_is_told_again_also_when_it_changes_back()
    {
        await RunAsync("Plea");
        _calls.Clear();

        await RunAsync("Another");
        Assert.Equal(2 * AppLanguages, _calls.Count);
        Assert.DoesNotContain("setMyCommands", _calls);
        await RunAsync("Plea");
        Assert.Equal(4 * AppLanguages, _calls.Count);
    }

    [Fact]
    public async Task What_was_refused_while_it_changed_is_told_also_when_it_changes_back()
    {
        await RunAsync("Plea");
        _calls.Clear();
        _answer = (_, _) => StubHandler.Error(400, "Bad Request: no");
        await RunAsync("Another");
        _answer = (_, _) => null;
        _calls.Clear();

        await RunAsync("Plea");

        Assert.Equal(2 * AppLanguages, _calls.Count);
    }

    [Fact]
    public async Task Each_bot_is_told_by_itself()
    {
        await RunAsync("Plea");
        await RunAsync("Plea", bot: 43);
        Assert.Equal(2 * Calls, _calls.Count);
    }

    [Fact]
    public async Task A_flood_shuts_one_method_only_and_ends_after_the_time_it_asked_for()
    {
        var isFlooded = true;
        _answer = (method, _) => isFlooded && method == "setMyDescription"
            ? StubHandler.Json(429, """{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":18000}}""")
            : null;
        using var stop = new CancellationTokenSource();
        var running = Setup("Plea").RunAsync(stop.Token);
        await UntilAsync(() => _calls.Count == (2 * AppLanguages) + 1);
        await PassAsync(TimeSpan.FromMinutes(290));
        Assert.Equal((2 * AppLanguages) + 1, _calls.Count);

        isFlooded = false;
        await PassAsync(TimeSpan.FromMinutes(20));
        await FinishAsync(running);

        Assert.Equal(Calls + 1, _calls.Count);
        Assert.Equal(AppLanguages + 1, _calls.Count(call => call == "setMyDescription"));
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(502, "<html>")]
    [InlineData(404, """{"ok":false,"error_code":404,"description":"Not Found"}""")]
    [InlineData(401, """{"ok":false,"error_code":401,"description":"Unauthorized"}""")]
    public async Task A_server_that_fails_is_asked_once_a_method_and_again_hours_later(int status, string body)
    {
        var fails = true;
        _answer = (_, _) => fails ? StubHandler.Json(status, body) : null;
        using var stop = new CancellationTokenSource();
        var running = Setup("Plea").RunAsync(stop.Token);
        await UntilAsync(() => _calls.Count == 3);
        await PassAsync(TimeSpan.FromMinutes(110));
        Assert.Equal(3, _calls.Count);
        Assert.Contains("did not take", _log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", _log.All, StringComparison.Ordinal);

        fails = false;
        await PassAsync(TimeSpan.FromMinutes(20));
        await FinishAsync(running);

        Assert.Equal(3 + Calls, _calls.Count);
    }

    [Fact]
    public async Task One_text_that_is_refused_keeps_no_other_from_being_told_and_is_tried_at_the_next_start_alone()
    {
        _answer = (_, number) => number == 4 ? StubHandler.Error(400, "Bad Request: no") : null;
        await RunAsync("Plea");
        Assert.Equal(Calls, _calls.Count);

        _answer = (_, _) => null;
        await RunAsync("Plea");

        Assert.Equal(Calls + 1, _calls.Count);
    }

    [Theory]
    [InlineData("""{"ok":true,"result":null}""")]
    [InlineData("""{"ok":true}""")]
    public async Task A_server_that_says_ok_and_nothing_else_has_taken_it(string body)
    {
        _answer = (_, _) => StubHandler.Json(200, body);
        await RunAsync("Plea");
        await RunAsync("Plea");
        Assert.Equal(Calls, _calls.Count);
    }

    [Fact]
    public async Task A_book_that_cannot_be_read_or_written_leads_to_no_repeated_call()
    {
        (_store.ReadsFail, _store.WritesFail) = (true, true);
        var running = Setup("Plea").RunAsync(CancellationToken.None);
        await UntilAsync(() => _store.Failed == 1);
        Assert.Empty(_calls);

        _store.ReadsFail = false;
        await PassAsync(TimeSpan.FromMinutes(130));
        Assert.Empty(_calls);
        _answer = (_, number) =>
        {
            _store.WritesFail = number == 5;
            return null;
        };
        _store.WritesFail = false;
        await PassAsync(TimeSpan.FromMinutes(130));
        await UntilAsync(() => _calls.Count == 5);
        _store.WritesFail = false;
        await PassAsync(TimeSpan.FromMinutes(130));
        await FinishAsync(running);
        Assert.Equal(Calls, _calls.Count);

        await RunAsync("Plea");
        Assert.Equal(Calls, _calls.Count);
    }

    [Fact]
    public async Task It_changes_nothing_else_in_the_bots_row()
    {
        var row = new BotRow(42, 77, _time.GetUtcNow(), _time.GetUtcNow());
        await _store.WriteAsync(unit =>
        {
            unit.Bots.Save(row);
            return true;
        });
        await RunAsync("Plea");
        var now = await _store.ReadAsync(unit => unit.Bots.Find(42)!);
        Assert.Equal(Calls * 32, now.SetupHash!.Length);
        Assert.Equal(row, now with { SetupHash = null });
    }

    [Fact]
    public async Task A_server_that_forgets_is_told_at_each_start()
    {
        await RunAsync("Plea", isRemembered: false);
        await RunAsync("Plea", isRemembered: false);
        Assert.Equal(2 * Calls, _calls.Count);
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    public void Dispose()
    {
        _folder.Dispose();
        _log.Dispose();
    }

    private async Task RunAsync(string title, long bot = 42, bool isRemembered = true) =>
        await FinishAsync(Setup(title, bot, isRemembered).RunAsync(CancellationToken.None));

    private BotSetup Setup(string title, long bot = 42, bool isRemembered = true)
    {
        var handler = new StubHandler((method, _) =>
        {
            _calls.Add(method);
            return Task.FromResult(_answer(method, _calls.Count) ?? StubHandler.Json(200, Taken));
        });
        var client = new BotApiClient(BotToken.Parse($"{bot}:secret-token"), _time, handler);
        var texts = Languages.All.ToDictionary(language => language, language => new PetitionText(language, title, "", [new Demand("x")], ""));
        var petition = new Petition(new PetitionId("plea"), new PetitionSettings(), texts, new Dictionary<Language, byte[]>());
        var calls = SetupCall.All(client, Introduction.All([petition]));
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(_log));
        return new BotSetup(calls, isRemembered, _store, bot, _time, factory.CreateLogger<BotSetup>());
    }

    // Small steps: the pause between two calls begins only when the first one is through.
    private async Task FinishAsync(Task running)
    {
        for (var i = 0; i < 1000 && !running.IsCompleted; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(2);
        }

        await running.WaitAsync(TimeSpan.FromSeconds(10));
    }

    private async Task UntilAsync(Func<bool> isSo)
    {
        for (var i = 0; i < 1000 && !isSo(); i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(2);
        }

        Assert.True(isSo());
        await Task.Delay(20);
    }

    private async Task PassAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromMinutes(1))
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(2);
        }
    }
}
