using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using PetitionBot.Core.Texts;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Operations;

/// <summary>Who tried the playground yesterday goes on today.</summary>
public sealed partial class PlaygroundRestartTests : IDisposable
{
    private static readonly Phrases Say = Phrases.In(Language.English);
    private readonly TestFolder _folder = new();
    private readonly HttpClient _http = new();
    private Uri _api = null!;

    private string SavedFile => Path.Combine(_folder.Root, "playground", "telegram.json");

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_chat_and_its_signature_outlive_a_restart(bool kills)
    {
        JsonElement signed;
        long id;
        await using (var run = await StartAsync())
        {
            id = (await PostAsync("persons", new { first_name = "Aigul", language_code = "en" })).GetProperty("id").GetInt64();
            signed = await SignAsync(id);
            if (kills) await SavedAsync("Your number: ");
            else Assert.Equal(0, await run.StopAsync());
            AssertSilent(run.Output);
        }

        await using var again = await StartAsync();

        var chat = await ChatAsync(id);
        Assert.Contains(Messages(chat), message => Text(message) == Text(signed));
        var asked = (await PostAsync($"persons/{id}/send", new { text = "/me" })).GetProperty("id").GetInt32();
        Assert.True(asked > Messages(chat).Max(message => message.GetProperty("id").GetInt32()));
        await SeeAsync(id, message => Id(message) > asked && Text(message).Contains("Signature no.\u00a01", StringComparison.Ordinal));
        var press = await PostAsync($"persons/{id}/press", new { message_id = Id(signed), data = Data(signed) });
        var answer = await ReadAsync($"presses/{press.GetProperty("callback_query_id").GetString()}?wait=20");
        Assert.True(answer.GetProperty("answered").GetBoolean());
        AssertSilent(again.Output);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_ends_the_start_with_1_and_says_what_to_do()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SavedFile)!);
        await File.WriteAllTextAsync(SavedFile, """{"format":1,"persons":[{"first_name":"Very-Private""");
        await using var run = ProgramRun.Start(_folder.Root, "", ("Playground__Url", "http://127.0.0.1:0"));
        Assert.Equal(1, await run.EndAsync());
        Assert.Contains("telegram.json", run.Output, StringComparison.Ordinal);
        Assert.Contains("move it away", run.Output, StringComparison.Ordinal);
        Assert.Contains("delete the whole folder playground", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Very-Private", run.Output, StringComparison.Ordinal);
        Assert.Contains("Very-Private", await File.ReadAllTextAsync(SavedFile), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_playground_that_cannot_save_says_so_and_goes_on()
    {
        // A folder where the new file would be written fails as a full disk does, also for root.
        Directory.CreateDirectory(SavedFile + ".new");
        await using var run = await StartAsync();
        var id = (await PostAsync("persons", new { first_name = "Aigul", language_code = "en" })).GetProperty("id").GetInt64();
        await run.SeeAsync("cannot be saved");
        await PostAsync($"persons/{id}/start", new { });
        await SeeAsync(id, message => message.GetProperty("from_bot").GetBoolean());
        AssertSilent(run.Output);
    }

    [Fact]
    public async Task What_was_signed_there_is_opened_with_the_demo_key_which_says_that_it_is_one()
    {
        await using var run = await StartAsync();
        var id = (await PostAsync("persons", new { first_name = "Aigul", language_code = "en" })).GetProperty("id").GetInt64();
        await SignAsync(id);
        var readme = await File.ReadAllTextAsync(Path.Combine(_folder.Root, "playground", "organizer", "README.txt"));
        Assert.Contains("A demo key.", readme, StringComparison.Ordinal);
        Assert.Contains("protects nobody", readme, StringComparison.Ordinal);
        Assert.Contains("keys new", readme, StringComparison.Ordinal);
        var password = readme[(readme.IndexOf("is known: ", StringComparison.Ordinal) + 10)..].Split('\n')[0].Trim();

        // Beside the playground that still runs, and by the settings that it was started with: none.
        await using (var export = ProgramRun.Start(_folder.Root, ["export", "--petition", "fair-elections", "--out", "played.jsonl"]))
        {
            Assert.True(await export.EndAsync() == 0, export.Output);
            Assert.Contains("from the playground's book: 1 sealed to organizers", export.Output, StringComparison.Ordinal);
        }

        await using var open = ProgramRun.Start(
            _folder.Root, ["open", "played.jsonl", "--organizer-key", Path.Combine("playground", "organizer", "demo.key.pem"), "--out", "played.csv"]);
        await open.TypeAsync(password);
        Assert.True(await open.EndAsync() == 0, open.Output);
        AssertSilent(open.Output);
        Assert.Contains("Aigul Very-Private", await File.ReadAllTextAsync(Path.Combine(_folder.Root, "played.csv")), StringComparison.Ordinal);
    }

    private async Task<ProgramRun> StartAsync()
    {
        var run = ProgramRun.Start(_folder.Root, "", ("Playground__Url", "http://127.0.0.1:0"));
        _api = new Uri(Address().Match(await run.SeeAsync("http://127.0.0.1:")).Value + "/playground/api/");
        await run.SeeAsync("serves as @");
        return run;
    }

    private async Task<JsonElement> SignAsync(long id)
    {
        await PostAsync($"persons/{id}/start", new { });
        await PressAsync(id, "1|s|");
        await PressAsync(id, "1|a|");
        await SeeAsync(id, message => Text(message).Contains(Say.AskName, StringComparison.Ordinal));
        await PostAsync($"persons/{id}/send", new { text = "Aigul Very-Private" });
        await PressAsync(id, "1|g|");
        await PressAsync(id, "1|c|");
        return await SeeAsync(id, message => Text(message).Contains("Your number: 1", StringComparison.Ordinal));
    }

    private async Task PressAsync(long id, string data)
    {
        var message = await SeeAsync(id, message => Buttons(message).Any(Fits));
        await PostAsync($"persons/{id}/press", new { message_id = Id(message), data = Buttons(message).First(Fits).GetProperty("data").GetString() });

        bool Fits(JsonElement button) => button.GetProperty("data").GetString()!.StartsWith(data, StringComparison.Ordinal);
    }

    private async Task<JsonElement> SeeAsync(long id, Func<JsonElement, bool> fits)
    {
        for (var i = 0; i < 500; i++)
        {
            if (Messages(await ChatAsync(id)).FirstOrDefault(fits) is { ValueKind: JsonValueKind.Object } found) return found;
            await Task.Delay(40);
        }

        throw new TimeoutException($"{await ChatAsync(id)}");
    }

    private async Task SavedAsync(string text)
    {
        for (var i = 0; i < 200; i++)
        {
            if (File.Exists(SavedFile) && (await File.ReadAllTextAsync(SavedFile)).Contains(text, StringComparison.Ordinal)) return;
            await Task.Delay(50);
        }

        Assert.Fail("the number was never saved");
    }

    private static void AssertSilent(string output)
    {
        Assert.DoesNotContain("Aigul", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Very-Private", output, StringComparison.Ordinal);
        Assert.DoesNotContain("opens-nothing-else", output, StringComparison.Ordinal);
    }

    private Task<JsonElement> ChatAsync(long id) => ReadAsync($"persons/{id}/chat");

    private async Task<JsonElement> ReadAsync(string path) => await _http.GetFromJsonAsync<JsonElement>(new Uri(_api, path));

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var response = await _http.PostAsJsonAsync(new Uri(_api, path), body);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(response.IsSuccessStatusCode, $"{answer}");
        return answer;
    }

    private static IEnumerable<JsonElement> Messages(JsonElement chat) => chat.GetProperty("messages").EnumerateArray();

    private static IEnumerable<JsonElement> Buttons(JsonElement message) => message.GetProperty("keyboard").EnumerateArray().SelectMany(row => row.EnumerateArray());

    private static string Text(JsonElement message) => message.GetProperty("text").GetString()!;

    private static int Id(JsonElement message) => message.GetProperty("id").GetInt32();

    private static string Data(JsonElement message) =>
        Buttons(message).First(button => button.GetProperty("kind").GetString() == "callback").GetProperty("data").GetString()!;

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9][0-9]*")]
    private static partial Regex Address();
}
