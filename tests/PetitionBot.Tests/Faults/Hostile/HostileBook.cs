using System.Text;
using System.Text.Json.Nodes;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Storage;
using PetitionBot.Playground.Rules;
using PetitionBot.Telegram;
using PetitionBot.Tests.Signing;
using PetitionBot.Tests.Storage.Sqlite;

namespace PetitionBot.Tests.Faults.Hostile;

/// <summary>A real book behind the real reader of updates, with everything that it says held against Telegram's rules.</summary>
internal sealed class HostileBook(SigningBook book, Random random) : IAsyncDisposable
{
    public const int People = 30;

    private const int BatchSize = 100;

    private static readonly BotToken Token = BotToken.Parse("77:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

    private readonly SchemaUpdates _schema = new(random);
    private readonly PeopleUpdates _people = new(random, People, SigningBook.Organizer);
    private readonly Mutations _mutations = new(random);
    private long _update = 1000;
    private int _message = 1;

    public int Said { get; private set; }

    public int Unreadable { get; private set; }

    public static async Task<HostileBook> OpenAsync(Random random)
    {
        (string, string)[] plea =
        [
            ("plea/en.md", "# Plea\n\n1. Be fair.\n2. Be kind.\n"),
            ("plea/ru.md", "# Просьба\n\n1. Будьте честны.\n2. Будьте добры.\n"),
            ("plea/petition.yaml", "fields: [name, region, phone, comment]\nregions:\n  - { code: north, ru: Север, en: North }\n  - { code: south, ru: Юг, en: South }\n"),
        ];
        (string, string)[] tap = [("tap/en.md", "# Tap\n\n1. Only tap.\n"), ("tap/petition.yaml", "fields: []\n")];
        // Beside a petition of one tap hardly anybody who acts at random fills in a form.
        return new HostileBook(await SigningBook.OpenAsync(random.Next(3) == 0 ? [.. plea, .. tap] : plea), random);
    }

    public SigningBook Book => book;

    /// <summary>Takes the next hundred in as a poll brings them, and sends what comes of it.</summary>
    public async Task BatchAsync()
    {
        var arrivals = UpdateReader.Read(BotApiAnswer.Result("getUpdates", 200, Body(), Token), _update + 1);
        Assert.Equal(BatchSize, arrivals.Count);
        _update += BatchSize;
        Unreadable += arrivals.Count(arrival => arrival.Unreadable is not null);
        var taken = await book.TakeAsync(arrivals);
        await SendAsync(taken);
        await NoHandlerBrokeAsync(taken.Poisoned);
        book.Time.Advance(TimeSpan.FromSeconds(random.Next(180)));
    }

    /// <summary>What a bot does now and then.</summary>
    public async Task SweepAsync()
    {
        var now = book.Time.GetUtcNow();
        await book.Store.WriteAsync(book.Sweeper.ApplyCredits);
        while (await book.Store.WriteAsync(unit => book.Sweeper.CleanChats(unit, SigningBook.Bot.Id, now)) is { Count: > 0 } rows) await SendAsync(rows);
        while (await book.Store.WriteAsync(unit => book.Sweeper.ForgetDrafts(unit, SigningBook.Bot.Id, now)) > 0)
        {
        }

        book.Tombstones.Refresh(DateOnly.FromDateTime(now.UtcDateTime));
        await book.Store.Write(unit => Core.Signing.Sweeper.ForgetOld(unit, now));
        await book.RefreshFiguresAsync();
    }

    public ValueTask DisposeAsync() => book.DisposeAsync();

    private byte[] Body()
    {
        var json = new StringBuilder("{\"ok\":true,\"result\":[");
        for (var i = 1; i <= BatchSize; i++)
        {
            var update = random.Next(4) == 0 ? _schema.Next() : _people.Next();
            update["update_id"] = JsonValue.Create(_update + i);
            RawJson.Write(random.Next(5) == 0 ? _mutations.Spoil(update) : update, json);
            json.Append(i == BatchSize ? "]}" : ",");
        }

        return Encoding.ASCII.GetBytes(json.ToString());
    }

    private Task SendAsync(TakenIn taken)
    {
        Assert.All(taken.Answers, answer => Assert.InRange(answer.Text?.Length ?? 0, 0, 200));
        return SendAsync(taken.Waiting);
    }

    private Task SendAsync(IReadOnlyList<Waiting> waiting) => book.Store.Write(unit =>
    {
        foreach (var one in waiting)
        {
            // Erasing takes back what waited.
            if (unit.Outbox.Find(one.Id) is not { } row) continue;
            var body = book.Boxes.Open(row);
            try
            {
                Look(body);
            }
            catch (ApiException e)
            {
                Assert.Fail($"Telegram would refuse ({e.Message}): {System.Text.Json.JsonSerializer.Serialize(body.What)}");
            }

            unit.Outbox.MarkSent(row.Id, book.Boxes.Sent(row.Id, row.Chat, ++_message, book.Time.GetUtcNow()));
            Said++;
        }
    });

    // What the emulator would refuse, Telegram would.
    private void Look(OutboxBody body)
    {
        switch (body.What)
        {
            case Outgoing.Say say:
                Look(body.ChatId, say.Html, say.Keyboard as Keyboard.Inline);
                break;
            case Outgoing.Edit edit:
                Look(body.ChatId, edit.Html, edit.Keyboard);
                break;
            case Outgoing.Document document:
                TextRules.Caption(document.CaptionHtml, "HTML", []);
                Look(body.ChatId, document.Otherwise.Html, document.Otherwise.Keyboard as Keyboard.Inline);
                break;
        }
    }

    private void Look(long chat, string html, Keyboard.Inline? keyboard)
    {
        TextRules.Message(html, "HTML", []);
        var buttons = (keyboard?.Rows ?? []).SelectMany(row => row).ToList();
        Assert.InRange(buttons.Count, 0, 100);
        var presses = buttons.OfType<Button.Press>().Select(press => press.Data).ToList();
        Assert.All(presses, data => Assert.InRange(Encoding.UTF8.GetByteCount(data), 1, 64));
        if (presses.Count > 0) _people.Learn(chat, presses);
    }

    private async Task NoHandlerBrokeAsync(int poisoned)
    {
        if (poisoned == 0) return;
        var reasons = await book.Store.WriteAsync(unit =>
        {
            var rows = unit.Failures.List(FailureKind.Poison, 0, 1000);
            // Looked at and put away, so that the table stays as small as a month's real one.
            unit.Failures.DeleteBefore(FailureKind.Poison, DateOnly.MaxValue);
            return rows.Select(row => row.Reason).ToList();
        });
        Assert.All(reasons, reason => Assert.StartsWith("the update", reason, StringComparison.Ordinal));
    }
}
