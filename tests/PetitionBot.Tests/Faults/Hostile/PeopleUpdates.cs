using System.Text.Json.Nodes;

namespace PetitionBot.Tests.Faults.Hostile;

/// <summary>
/// What a crowd does to one bot: they sign, break off, press anything that was ever offered to anybody, and write what must
/// not be written. So random updates come deep into the dialogue.
/// </summary>
/// <param name="random">All randomness.</param>
/// <param name="people">How many there are at a time: some go, others come, and one is an organizer.</param>
/// <param name="organizer">The organizer's id.</param>
internal sealed class PeopleUpdates(Random random, int people, long organizer)
{
    private const int MostButtons = 400;
    private const int Lifetime = 200;

    private static readonly string[] Commands =
        ["start", "sign", "sign", "sign", "me", "me", "share", "verify", "log", "language", "cancel", "help", "clean", "stats", "invalidate", "reinstate", "START@some_bot", "x"];

    private static readonly string[] Verbs = [.. "a aa c cl cn cr cy e ea ey g k l m n p r rc s sl st t u v w wt wy x y".Split(' ')];
    private static readonly string[] Onward = ["1|go|", "1|s|", "1|a|", "1|g|", "1|c|"];
    private static readonly string[] Languages = ["ru", "kk", "en", "ru-RU", "EN-us", "<b>", "zz", ""];

    private readonly List<string> _buttons = [];
    private readonly Dictionary<long, List<string>> _shown = [];
    private int _message = 1;
    private int _first;

    /// <summary>Remembers what the bot offered in a chat.</summary>
    public void Learn(long chat, List<string> buttons)
    {
        _shown[chat] = buttons;
        foreach (var data in buttons)
        {
            if (_buttons.Count < MostButtons) _buttons.Add(data);
            else _buttons[random.Next(MostButtons)] = data;
        }
    }

    /// <summary>One update, without its number: every second one is what somebody does who means to sign.</summary>
    public JsonObject Next() => random.Next(2) == 0 ? Signing() : random.Next(10) switch
    {
        < 5 => Press(),
        9 when random.Next(10) == 0 => MyChatMember(),
        _ => Message(),
    };

    private JsonObject Signing()
    {
        var from = From(out var id);
        if (random.Next(2) == 0 && _shown.GetValueOrDefault(id)?.Find(IsOnward) is { } onward) return Press(from, id, onward);
        var message = new JsonObject { ["message_id"] = ++_message, ["date"] = 1_700_000_000, ["from"] = from, ["chat"] = new JsonObject { ["id"] = id, ["type"] = "private" } };
        if (random.Next(3) == 0) message["contact"] = new JsonObject { ["phone_number"] = "77010000000", ["first_name"] = "x", ["user_id"] = id };
        else message["text"] = random.Next(3) == 0 ? "/sign" : "Ann Lee";
        return new JsonObject { ["message"] = message };
    }

    private JsonObject Press() => Press(From(out var id), id, Data(id));

    private JsonObject Press(JsonObject from, long id, string data) => new()
    {
        ["callback_query"] = new JsonObject
        {
            ["id"] = $"{random.NextInt64()}",
            ["from"] = from,
            ["message"] = random.Next(20) == 0 ? null : new JsonObject { ["message_id"] = random.Next(1, _message + 1), ["date"] = 0, ["chat"] = Chat(id) },
            ["chat_instance"] = "1",
            ["data"] = data,
        },
    };

    private string Data(long id) => random.Next(9) switch
    {
        > 4 when _shown.TryGetValue(id, out var shown) => shown[random.Next(shown.Count)],
        0 => HostileTexts.Any(random),
        1 => $"1|{Verbs[random.Next(Verbs.Length)]}|plea|{random.Next(200)}",
        _ => _buttons.Count == 0 ? "1|s|plea|" : _buttons[random.Next(_buttons.Count)],
    };

    private static bool IsOnward(string data) => Onward.Any(verb => data.StartsWith(verb, StringComparison.Ordinal));

    private JsonObject Message()
    {
        var message = new JsonObject { ["message_id"] = ++_message, ["date"] = 1_700_000_000, ["from"] = From(out var id), ["chat"] = Chat(id) };
        switch (random.Next(16))
        {
            case < 4:
                message["text"] = random.Next(4) == 0 ? "Long comment, short temper" : "Ann Lee";
                break;
            case < 7:
                message["text"] = $"/{Commands[random.Next(Commands.Length)]}{(random.Next(3) == 0 ? " " + HostileTexts.Any(random) : "")}";
                break;
            case < 11:
                message["text"] = HostileTexts.Any(random);
                break;
            case < 14:
                message["contact"] = new JsonObject { ["phone_number"] = HostileTexts.Any(random), ["first_name"] = "x", ["user_id"] = random.Next(4) == 0 ? 5 : id };
                break;
            case 14:
                message["document"] = new JsonObject
                {
                    ["file_id"] = HostileTexts.Any(random),
                    ["file_unique_id"] = "1",
                    ["file_name"] = HostileTexts.Any(random),
                    ["file_size"] = random.NextInt64(-5, 1L << 40),
                };
                break;
            default:
                message["sticker"] = new JsonObject { ["file_id"] = "1" };
                break;
        }

        return new JsonObject { [random.Next(50) == 0 ? "edited_message" : "message"] = message };
    }

    private JsonObject MyChatMember() => new()
    {
        ["my_chat_member"] = new JsonObject
        {
            ["chat"] = Chat(0),
            ["from"] = From(out _),
            ["date"] = 1_700_000_000,
            ["old_chat_member"] = new JsonObject { ["status"] = "member" },
            ["new_chat_member"] = new JsonObject { ["status"] = "kicked" },
        },
    };

    private JsonObject From(out long id)
    {
        if (random.Next(Lifetime) == 0) _shown.Remove(1_000_000 + _first++);
        var index = random.Next(people);
        id = index == 0 ? organizer : 1_000_000 + _first + index;
        var from = new JsonObject { ["id"] = id, ["is_bot"] = false, ["first_name"] = random.Next(2) == 0 ? "Ann Lee" : HostileTexts.Any(random) };
        if (random.Next(3) == 0) from["last_name"] = HostileTexts.Any(random);
        // Of one person the same, but for a few: a consent is to the words of one language.
        if (random.Next(20) > 0) from["language_code"] = Languages[random.Next(20) == 0 ? random.Next(Languages.Length) : (int)(id % Languages.Length)];
        return from;
    }

    private JsonObject Chat(long id) => new() { ["id"] = id, ["type"] = random.Next(50) == 0 ? "group" : "private" };
}
