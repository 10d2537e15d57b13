using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using PetitionBot.Playground;

namespace PetitionBot.Tests.Playground;

/// <summary>What persons do with each other and with what they have: over the routes that the page uses.</summary>
public sealed class LetterTests : EmulatorTest
{
    [Fact]
    public async Task The_first_persons_come_once_however_many_pages_ask()
    {
        await using var empty = await BotApiServer.StartAsync(new BotApiServerOptions { Url = "http://127.0.0.1:0" });
        using var http = new HttpClient { BaseAddress = empty.Url };
        var wish = new { persons = new[] { new { first_name = "Айгүл", language_code = "kk" }, new { first_name = "Данияр", language_code = "ru" } } };
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => http.PostAsJsonAsync(Path("persons/first"), wish)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(["Айгүл kk", "Данияр ru"], empty.World.Persons.Select(person => $"{person.FirstName} {person.LanguageCode}"));
        await Post("persons/first", wish);
        Assert.Equal(Aigul, Assert.Single(World.Persons));
    }

    [Fact]
    public async Task A_letter_stands_in_the_others_inbox_with_its_sender()
    {
        var bolat = World.AddPerson("Bolat", id: 5);
        var id = (await Post("persons/777/write", new { to = 5, text = "https://t.me/first_bot?start=x\nSign!" })).GetProperty("id").GetInt32();
        var letter = Assert.Single(bolat.Inbox);
        Assert.Equal((id, 777L, false), (letter.Id, letter.SenderId, letter.IsForwarded));
        Assert.DoesNotContain(Chat.Messages, message => message.Text.Contains("Sign!", StringComparison.Ordinal));
        bolat.Write(Aigul, "Done");
        Assert.Equal(id + 1, Assert.Single(Aigul.Inbox).Id);
    }

    [Fact]
    public async Task A_forwarded_message_names_who_wrote_it_first()
    {
        var (bolat, dana) = (World.AddPerson("Bolat", id: 5), World.AddPerson("Dana", id: 6));
        var card = await Say("card", Keyboard(new { text = "Open", url = "https://t.me/first_bot?start=x" }));
        var first = await Post("persons/777/forward", new { to = 5, message_id = card });
        Assert.Equal("First", first.GetProperty("forwarded_from").GetString());
        await Post("persons/5/forward", new { to = 6, letter_id = first.GetProperty("id").GetInt32() });
        var second = Assert.Single(dana.Inbox);
        Assert.Equal(5, second.SenderId);
        Assert.Single(second.Buttons);
        bolat.Write(dana, "mine");
        var third = await Post("persons/6/forward", new { to = 777, letter_id = dana.Inbox[^1].Id });
        Assert.Equal("Bolat", third.GetProperty("forwarded_from").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, await Status("persons/777/forward", new { to = 5, letter_id = second.Id }));
    }

    [Fact]
    public async Task One_deletes_what_one_wrote_and_nothing_else()
    {
        var bolat = World.AddPerson("Bolat", id: 5);
        var (own, theirs) = (Chat.Send("my name").Id, await Say("the bot's"));
        await Post("persons/777/delete", new { message_id = own });
        Assert.Contains(own, Chat.DeletedIds);
        Assert.Equal(HttpStatusCode.BadRequest, await Status("persons/777/delete", new { message_id = own }));
        Assert.Equal(HttpStatusCode.BadRequest, await Status("persons/777/delete", new { message_id = theirs }));
        var letter = Aigul.Write(bolat, "to be taken back").Id;
        Assert.Equal(HttpStatusCode.BadRequest, await Status("persons/5/delete", new { letter_id = letter }));
        await Post("persons/777/delete", new { letter_id = letter });
        Assert.Empty(bolat.Inbox);
        Assert.True(Aigul.Write(bolat, "again").Id > letter, "an id must not come twice");
    }

    [Theory]
    [InlineData("document", "<b>évil'.html", "<script>alert(1)</script>", "text/html", "application/octet-stream")]
    [InlineData("document", "picture.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image/svg+xml", "application/octet-stream")]
    [InlineData("photo", "p.html", null, "text/html", "image/png")]
    public async Task A_file_is_never_given_as_something_that_runs(string kind, string name, string? content, string claimed, string given)
    {
        var bytes = content is null ? [.. FakePng] : System.Text.Encoding.UTF8.GetBytes(content);
        using var part = new ByteArrayContent(bytes);
        part.Headers.ContentType = new MediaTypeHeaderValue(claimed);
        using var form = new MultipartFormDataContent { { new StringContent("777"), "chat_id" }, { part, kind, name } };
        Assert.True((await Send(kind == "photo" ? "sendPhoto" : "sendDocument", form)).Ok);
        var file = (Chat.LastMessage!.Document ?? Chat.LastMessage.Photo)!;
        using var response = await Http.GetAsync(Path("files/" + file.FileId));
        Assert.Equal(bytes, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(given, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("sandbox", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        using var missing = await Http.GetAsync(Path("files/none"));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    /// <summary>The head of a PNG of 2 by 2 pixels: all that is looked at.</summary>
    private static ReadOnlySpan<byte> FakePng => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 2, 0, 0, 0, 2];

    private static Uri Path(string path) => new("/playground/api/" + path, UriKind.Relative);

    private async Task<HttpStatusCode> Status(string path, object body)
    {
        using var response = await Http.PostAsJsonAsync(Path(path), body);
        return response.StatusCode;
    }

    private async Task<JsonElement> Post(string path, object body)
    {
        using var response = await Http.PostAsJsonAsync(Path(path), body);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(response.IsSuccessStatusCode, answer.ToString());
        return answer;
    }
}
