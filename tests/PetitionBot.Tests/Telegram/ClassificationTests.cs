using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Telegram;

namespace PetitionBot.Tests.Telegram;

public sealed class ClassificationTests
{
    private static readonly BotToken Token = BotToken.Parse("123:Secret-part_9");

    public static TheoryData<int, string, object> Table => new()
    {
        { 403, "Forbidden: bot was blocked by the user", new BotApiError.Gone() },
        { 403, "Forbidden: user is deactivated", new BotApiError.Gone() },
        { 403, "Forbidden: bot can't initiate conversation with a user", new BotApiError.Gone() },
        { 400, "Bad Request: MESSAGE is NOT modified: specified new message content", new BotApiError.NotModified() },
        { 400, "Bad Request: query is too old and response timeout expired or query ID is invalid", new BotApiError.QueryTooOld() },
        { 400, "Bad Request: message to edit not found", new BotApiError.CannotEdit() },
        { 400, "Bad Request: message can't be edited", new BotApiError.CannotEdit() },
        { 400, "Bad Request: message can't be deleted for everyone", new BotApiError.CannotDelete() },
        { 400, "Bad Request: message to delete not found", new BotApiError.CannotDelete() },
        { 400, "Bad Request: chat not found", new BotApiError.Rejected() },
        { 400, "Bad Request: can't parse entities: Unsupported start tag", new BotApiError.Rejected() },
        { 400, "message of a kind that nobody knows yet", new BotApiError.Rejected() },
        { 413, "Request Entity Too Large", new BotApiError.Rejected() },
        { 401, "Unauthorized", new BotApiError.Unauthorized() },
        { 404, "Not Found", new BotApiError.Unauthorized() },
        { 404, "Not Found: method not found", new BotApiError.Rejected() },
        { 409, "Conflict: terminated by other getUpdates request", new BotApiError.Conflict(PollConflict.OtherPoller) },
        { 409, "Conflict: can't use getUpdates method while webhook is active", new BotApiError.Conflict(PollConflict.Webhook) },
        { 500, "Internal Server Error", new BotApiError.Unavailable() },
        { 502, "Bad Gateway", new BotApiError.Unavailable() },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Errors_are_told_apart(int code, string description, object kind)
    {
        var error = Fail(code, $$"""{"ok":false,"error_code":{{code}},"description":"{{description}}"}""");

        Assert.Equal(kind, error.Kind);
        Assert.Equal($"sendMessage: {code} {description}", error.Message);
    }

    [Theory]
    [InlineData("""{"retry_after":17}""", 17)]
    [InlineData("""{"retry_after":10072}""", 10072)]
    [InlineData("""{"retry_after":0}""", 1)]
    [InlineData("""{"retry_after":-3}""", 1)]
    [InlineData("""{"retry_after":9999999999}""", 86400)]
    [InlineData("""{"retry_after":1e300}""", 5)]
    [InlineData("""{"retry_after":"soon"}""", 5)]
    [InlineData("{}", 5)]
    [InlineData("null", 5)]
    [InlineData("[]", 5)]
    public void A_flood_says_how_long_within_reason(string parameters, int seconds)
    {
        var error = Fail(429, $$"""{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{{parameters}}}""");

        Assert.Equal(new BotApiError.Flood(TimeSpan.FromSeconds(seconds)), error.Kind);
    }

    [Theory]
    [InlineData("-1001234567890123", -1001234567890123)]
    [InlineData("9007199254740993", 9007199254740993)]
    public void A_group_that_moved_says_where_to(string id, long chatId)
    {
        var error = Fail(400, $$$"""{"ok":false,"error_code":400,"description":"Bad Request","parameters":{"migrate_to_chat_id":{{{id}}}}}""");

        Assert.Equal(new BotApiError.Migrated(chatId), error.Kind);
    }

    [Theory]
    [InlineData("""{"ok":true}""")]
    [InlineData("""{"ok":true,"result":null}""")]
    public void A_server_that_says_ok_has_acted_whatever_its_result(string body) =>
        Assert.IsType<BotApiError.Accepted>(Fail(200, body).Kind);

    [Theory]
    [InlineData("""{"ok":tr""")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("<html><body>401 Unauthorized</body></html>")]
    [InlineData("""{"\ud800":1}""")]
    public void What_is_no_answer_of_the_Bot_API_is_an_outage_whatever_its_status(string body)
    {
        foreach (var status in new[] { 200, 302, 401, 403, 404, 429, 502 })
            Assert.IsType<BotApiError.Unavailable>(Fail(status, body).Kind);
    }

    [Fact]
    public void An_error_without_a_code_is_told_by_its_status() =>
        Assert.IsType<BotApiError.Gone>(Fail(403, """{"ok":false,"error_code":"x"}""").Kind);

    [Fact]
    public void The_token_is_cut_out_of_descriptions_and_they_are_kept_short()
    {
        var error = Fail(400, $$"""{"ok":false,"error_code":400,"description":"no /bot123:secret-PART_9/x {{new string('y', 5000)}}"}""");

        Assert.DoesNotContain("secret-part_9", error.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.InRange(error.Description.Length, 1, 300);
    }

    [Fact]
    public void Every_status_and_body_gives_a_result_or_a_kind()
    {
        var fragments = new[]
        {
            "{", "}", "[", "]", ",", ":", "\"ok\"", "true", "false", "\"result\"", "null", "\"error_code\"", "429", "400", "-1", "1e999", "\"description\"",
            "\"\\ud800\"", "\"parameters\"", "\"retry_after\"", "\"migrate_to_chat_id\"", "\"message is not modified\"", "{\"ok\":false,", "{\"ok\":true,\"result\":", "\0", "<p>",
        };
        var text = Gen.Elements(fragments).ArrayOf().Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts)));
        var bytes = Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf();
        var answers =
            from status in Gen.Choose(0, 999)
            from body in Gen.OneOf(text, bytes)
            select (status, body);
        Prop.ForAll(answers.ToArbitrary(), answer =>
        {
            try
            {
                var result = BotApiAnswer.Result("getMe", answer.status, answer.body, Token);
                BotApiAnswer.Read("getMe", result, BotApiJson.Default.User);
            }
            catch (BotApiException e)
            {
                return e.InnerException is null && e.Kind is not null;
            }

            return true;
        }).QuickCheckThrowOnFailure();
    }

    private static BotApiException Fail(int status, string body) =>
        Assert.Throws<BotApiException>(() => BotApiAnswer.Result("sendMessage", status, Encoding.UTF8.GetBytes(body), Token));
}
