using System.Globalization;
using PetitionBot.Playground.Http;

namespace PetitionBot.Playground.Control;

/// <summary>Persons: adding them, acting as them, reading their chats.</summary>
internal sealed class PersonRoutes(TelegramWorld world)
{
    private const int LongestWait = 50;

    public async Task<WriteResult> RouteAsync(ControlCall call) => (call.Method, call.Segments) switch
    {
        ("GET", ["persons"]) => json => json.WriteArray(world.Persons, person => ControlJson.WritePerson(json, person)),
        ("POST", ["persons"]) => Add(await call.BodyAsync<Requests.NewPerson>()),
        ("POST", ["persons", "first"]) => AddFirst(await call.BodyAsync<Requests.FirstPersons>()),
        ("GET", ["persons", var id, "chat"]) => await ReadChatAsync(call, Find(id)),
        ("POST", ["persons", var id, var action]) => Act(Find(id), action, await call.BodyAsync<Requests.Act>()) ?? throw ControlCall.NoRoute(call),
        _ => throw ControlCall.NoRoute(call),
    };

    public async Task<WriteResult> ReadPressAsync(ControlCall call, string id)
    {
        var press = world.FindPress(id) ?? throw new ControlException(404, $"There is no press {id}.");
        await WaitAsync(call, () => press.IsAnswered);
        return json => ControlJson.WritePress(json, press);
    }

    private WriteResult Add(Requests.NewPerson body)
    {
        var person = world.AddPerson(body.FirstName, body.LanguageCode, body.Id, body.LastName, body.Username, body.PhoneNumber);
        return json => ControlJson.WritePerson(json, person);
    }

    private WriteResult AddFirst(Requests.FirstPersons body)
    {
        world.AddFirstPersons(body.Persons.Select(person => (person.FirstName, person.LanguageCode)));
        return json => json.WriteArray(world.Persons, person => ControlJson.WritePerson(json, person));
    }

    private async Task<WriteResult> ReadChatAsync(ControlCall call, Person person)
    {
        var chat = person.OpenChat(FindBot(world, call.Request.Query["bot"]));
        var since = call.Number("since");
        await WaitAsync(call, () => since is null || chat.ChangeCount > since);
        lock (world.Gate)
        {
            var unchanged = since is not null && chat.ChangeCount <= since;
            var body = JsonText.Bytes(json => ControlJson.WriteChat(json, chat, unchanged));
            return json => json.WriteRawValue(body, skipInputValidation: true);
        }
    }

    private WriteResult? Act(Person person, string action, Requests.Act body)
    {
        var chat = person.OpenChat(FindBot(world, body.Bot));
        return action switch
        {
            "start" => Sent(chat.Start(body.Payload)),
            "send" => Sent(chat.Send(Needed(body.Text, "text"))),
            "document" => Sent(Attach(chat, body)),
            "press" => Pressed(chat, body),
            "contact" => Sent(chat.ShareContact(body.Whose is { } whose ? Find(whose.ToString(CultureInfo.InvariantCulture)) : null, body.WithUserId)),
            "block" => Done(chat.Block),
            "unblock" => Done(chat.Unblock),
            "deactivate" => Done(person.Deactivate),
            "language" => Done(() => person.UseLanguage(body.LanguageCode)),
            "rename" => Done(() => person.Rename(Needed(body.FirstName, "first_name"), body.LastName)),
            "organizer" => Done(() => person.PlayOrganizer(Needed(body.Organizer, "organizer"))),
            "forward" => Sent(Forward(chat, body)),
            "write" => Sent(person.Write(Receiver(body), Needed(body.Text, "text"))),
            "delete" => Done(() => Delete(chat, body)),
            "inline" => Asked(chat.AskInline(body.Query ?? "")),
            "open" => Done(() => person.OpenLink(Needed(body.Link, "link"))),
            _ => null,
        };
    }

    private static ChatMessage Attach(PersonChat chat, Requests.Act body) => chat.SendDocument(
        Needed(body.FileName, "file_name"), Needed(body.Content, "content"), string.IsNullOrEmpty(body.MimeType) ? "application/octet-stream" : body.MimeType);

    private ChatMessage Forward(PersonChat chat, Requests.Act body) =>
        body.LetterId is { } letter
            ? chat.Person.ForwardLetter(letter, Receiver(body))
            : chat.ForwardTo(Receiver(body), Needed(body.MessageId, "message_id"));

    private static void Delete(PersonChat chat, Requests.Act body)
    {
        if (body.LetterId is { } letter)
            chat.Person.DeleteLetter(letter);
        else
            chat.DeleteOwn(Needed(body.MessageId, "message_id"));
    }

    private Person Receiver(Requests.Act body) => Find(Needed(body.To, "to").ToString(CultureInfo.InvariantCulture));

    private static WriteResult Pressed(PersonChat chat, Requests.Act body)
    {
        var press = body.Button is { } button
            ? chat.PressButton(button)
            : chat.Press(Needed(body.MessageId, "message_id"), Needed(body.Data, "data"));
        return json => ControlJson.WritePress(json, press);
    }

    private static WriteResult Sent(ChatMessage message) => json => ControlJson.WriteMessage(json, message);

    private static WriteResult Asked(InlineResult query) => json => json.WriteObject(json => json.WriteText("query_id", query.QueryId));

    private static WriteResult Done(Action act)
    {
        act();
        return json => json.WriteObject(json => json.WriteBoolean("ok", true));
    }

    private Person Find(string id) =>
        long.TryParse(id, out var number) && world.FindPerson(number) is { } person ? person : throw new ControlException(404, $"There is no person {id}.");

    internal static BotAccount FindBot(TelegramWorld world, string? username) =>
        string.IsNullOrEmpty(username)
            ? world.Bot
            : world.Bots.FirstOrDefault(bot => bot.Username == username) ?? throw new ControlException(404, $"There is no bot @{username}.");

    private async Task WaitAsync(ControlCall call, Func<bool> done)
    {
        var seconds = Math.Clamp(call.Number("wait") ?? 0, 0, LongestWait);
        if (seconds == 0)
            return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(call.Aborted);
        limit.CancelAfter(TimeSpan.FromSeconds(seconds));
        try
        {
            for (var seen = world.ChangeCount; !done(); seen = await world.ChangedAfterAsync(seen, limit.Token))
            {
            }
        }
        catch (OperationCanceledException) when (!call.Aborted.IsCancellationRequested)
        {
            // The time is over: the caller reads that nothing changed.
        }
    }

    private static T Needed<T>(T? value, string field)
        where T : class => value ?? throw new ControlException(400, $"The field {field} is needed.");

    private static T Needed<T>(T? value, string field)
        where T : struct => value ?? throw new ControlException(400, $"The field {field} is needed.");
}
