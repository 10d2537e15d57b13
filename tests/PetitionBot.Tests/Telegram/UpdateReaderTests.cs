using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Delivery;
using PetitionBot.Telegram;

namespace PetitionBot.Tests.Telegram;

public sealed class UpdateReaderTests
{
    private const string From = """{"id":7,"is_bot":false,"first_name":"A\ud800\u00e9\"","last_name":"B","language_code":"ru-RU"}""";

    private const string Good = """
        {"update_id":10,"message":{"message_id":5,"date":1,"chat":{"id":7,"type":"private"},"from":FROM,"text":"\/start@x a\ud83d\ude00\udc00"}}
        """;

    private const string Press = """
        {"update_id":11,"callback_query":{"id":"q","from":FROM,"chat_instance":"c","message":{"message_id":5,"date":0,"chat":{"id":7,"type":"private"}},"data":"d"}}
        """;

    [Fact]
    public void Halves_of_surrogate_pairs_are_replaced_and_whole_pairs_stay()
    {
        var command = Assert.IsType<Incoming.Command>(Assert.Single(Read($"[{Full(Good)}]")).What);

        Assert.Equal("a\ud83d\ude00\ufffd", command.Argument);
        Assert.Equal(new Person(7, 7, "A\ufffdé\"", "B", "ru-RU"), command.From);
    }

    [Fact]
    public void Broken_UTF_8_is_replaced()
    {
        var bytes = Encoding.UTF8.GetBytes($"[{Full(Good).Replace("start", "st~rt", StringComparison.Ordinal)}]");
        bytes[Array.IndexOf(bytes, (byte)'~')] = 0xff;

        var arrival = Assert.Single(UpdateReader.Read(JsonElement.Parse(bytes), 0));

        Assert.Equal("st\ufffdrt", Assert.IsType<Incoming.Command>(arrival.What).Name);
    }

    [Theory]
    [InlineData("""{"id":-5,"type":"group"}""", "false")]
    [InlineData("""{"id":-5,"type":"supergroup"}""", "false")]
    [InlineData("""{"id":-5,"type":"channel"}""", "false")]
    [InlineData("""{"id":7,"type":"private"}""", "true")]
    public void Groups_channels_and_bots_concern_nobody(string chat, string isBot)
    {
        var from = From.Replace("false", isBot, StringComparison.Ordinal);
        foreach (var update in new[] { Good, Press })
        {
            var json = update.Replace("""{"id":7,"type":"private"}""", chat, StringComparison.Ordinal).Replace("FROM", from, StringComparison.Ordinal);
            var arrival = Assert.Single(Read($"[{json}]"));
            Assert.Equal((null, null), (arrival.What, arrival.Unreadable));
        }
    }

    [Fact]
    public void A_press_without_message_and_data_has_number_zero_and_no_data()
    {
        var arrival = Assert.Single(Read($$$"""[{"update_id":1,"callback_query":{"id":"q","from":{{{From}}},"chat_instance":"c"}}]"""));

        var press = Assert.IsType<Incoming.Press>(arrival.What);
        Assert.Equal((7L, 0, ""), (press.From.ChatId, press.MessageId, press.Data));
    }

    [Theory]
    [InlineData("""{"update_id":12,"message":{"message_id":"x"}}""", 12)]
    [InlineData("""{"update_id":12,"message":{"message_id":99999999999}}""", 12)]
    [InlineData("""{"update_id":1e400}""", 21)]
    [InlineData("""{"update_id":9223372036854775807}""", 21)]
    [InlineData("""{"update_id":-4}""", 21)]
    [InlineData("null", 21)]
    [InlineData("[1]", 21)]
    [InlineData("""{"\ud800":1,"update_id":12}""", 12)]
    public void An_unreadable_update_keeps_its_number_or_gets_the_next_one_and_says_nothing_of_its_content(string json, long id)
    {
        var arrivals = Read($"[{Full(Good).Replace(":10,", ":20,", StringComparison.Ordinal)},{json}]");

        var arrival = Assert.Single(arrivals, arrival => Encoding.UTF8.GetString(arrival.Raw.Span) == json);
        if (arrival.Unreadable is { } reason) Assert.StartsWith("the update ", reason, StringComparison.Ordinal);
        else Assert.Null(arrival.What);
        Assert.Equal(id, arrival.UpdateId);
    }

    [Theory]
    [InlineData(new long[] { 7, 5, 6, 6 }, new long[] { 5, 6, 6, 7 })]
    [InlineData(new long[] { 100_001, 100_002, 5, 6 }, new long[] { 100_001, 100_002, 5, 6 })]
    public void The_order_of_the_numbers_is_restored_unless_they_start_anew(long[] come, long[] read) =>
        Assert.Equal(read, Read($"[{string.Join(',', come.Select(id => $$"""{"update_id":{{id}}}"""))}]").Select(arrival => arrival.UpdateId));

    [Theory]
    [InlineData("[5]", 100, new long[] { 100 })]
    [InlineData("[5,5]", 0, new long[] { 1, 2 })]
    [InlineData("[5,{\"update_id\":50}]", 0, new long[] { 49, 50 })]
    [InlineData("[5,5,{\"update_id\":101}]", 100, new long[] { 100, 100, 101 })]
    [InlineData("[{\"update_id\":100},5,{\"update_id\":101}]", 100, new long[] { 100, 100, 101 })]
    public void A_missing_number_never_takes_that_of_a_neighbour_who_is_still_to_be_served(string json, long offset, long[] ids) =>
        Assert.Equal(ids, UpdateReader.Read(JsonElement.Parse(json), offset).Select(arrival => arrival.UpdateId));

    [Fact]
    public void Every_mutation_of_an_update_gives_one_arrival_and_leaves_the_neighbour_alone()
    {
        var seeds = new[] { Full(Good), Full(Press) };
        var tokens = new[] { "null", "-1", "1e999", "\"\\ud800\"", "{}", "[]", "true", "\"x\"", "99999999999999999999", "\"private\"" };
        var mutation =
            from seed in Gen.Elements(seeds)
            from at in Gen.Choose(0, 400)
            from token in Gen.Elements(tokens)
            select Mutate(seed, at, token);
        Prop.ForAll(mutation.ToArbitrary(), json =>
        {
            var arrivals = Read($"[{json},{Full(Good).Replace(":10,", ":900,", StringComparison.Ordinal)}]");
            return arrivals.Count == 2 && arrivals[1] is { UpdateId: 900, What: Incoming.Command } && (arrivals[0].Unreadable is null || arrivals[0].What is null);
        }).QuickCheckThrowOnFailure();
    }

    // Puts a token in the place of one value.
    private static string Mutate(string json, int at, string token)
    {
        var values = System.Text.RegularExpressions.Regex.Matches(json, """(?<=:)("(?:[^"\\]|\\.)*"|[0-9]+|true|false|\{[^{}]*\})""");
        var value = values[at % values.Count];
        return json[..value.Index] + token + json[(value.Index + value.Length)..];
    }

    private static string Full(string json) => json.Replace("FROM", From, StringComparison.Ordinal).Trim();

    private static IReadOnlyList<Arrival> Read(string json) => UpdateReader.Read(JsonElement.Parse(json), 0);
}
