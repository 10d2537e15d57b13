using System.Text.Json;

namespace PetitionBot.Playground.Control;

/// <summary>
/// What one listener has been told, and so what is new to it. Messages never change in place, so one that is the same
/// object is the same message.
/// </summary>
internal sealed class StreamView(TelegramWorld world)
{
    private readonly Dictionary<long, byte[]> _persons = [];
    private readonly Dictionary<PersonChat, ChatView> _chats = [];
    private readonly Dictionary<int, ChatMessage> _letters = [];
    private bool _begun;

    /// <summary>What is new, as JSON, or null where nothing is; and up to which change of the world.</summary>
    public (long Seen, byte[]? News) Next()
    {
        lock (world.Gate)
        {
            var persons = world.Persons.Where(IsNew).ToList();
            var chats = world.Persons.SelectMany(person => world.Bots.Select(bot => person.OpenChat(bot))).Select(News).OfType<Action<Utf8JsonWriter>>().ToList();
            var (put, gone) = Letters();
            var isNews = !_begun || persons.Count + chats.Count + put.Count + gone.Count > 0;
            var news = isNews ? JsonText.Bytes(json => Write(json, persons, chats, put, gone)) : null;
            _begun = true;
            return (world.ChangeCount, news);
        }
    }

    private void Write(
        Utf8JsonWriter json, List<Person> persons, List<Action<Utf8JsonWriter>> chats, List<(Person To, ChatMessage Letter)> put, List<int> gone) => json.WriteObject(json =>
    {
        if (!_begun)
            StreamJson.WriteBeginning(json, world);
        json.WritePropertyName("persons");
        json.WriteArray(persons, person => json.WriteRawValue(_persons[person.Id], skipInputValidation: true));
        json.WritePropertyName("chats");
        json.WriteArray(chats, write => write(json));
        json.WritePropertyName("letters");
        json.WriteArray(put, entry => StreamJson.WriteLetter(json, entry.To, entry.Letter));
        json.WritePropertyName("letters_gone");
        json.WriteArray(gone, json.WriteNumberValue);
    });

    private bool IsNew(Person person)
    {
        var told = _persons.GetValueOrDefault(person.Id);
        var now = JsonText.Bytes(json => StreamJson.WritePerson(json, person));
        _persons[person.Id] = now;
        return told is null || !now.AsSpan().SequenceEqual(told);
    }

    private Action<Utf8JsonWriter>? News(PersonChat chat)
    {
        if (!_chats.TryGetValue(chat, out var view))
            _chats.Add(chat, view = new ChatView(chat));
        return view.Next();
    }

    private (List<(Person To, ChatMessage Letter)> Put, List<int> Gone) Letters()
    {
        var standing = world.Persons.SelectMany(person => person.Inbox.Select(letter => (To: person, Letter: letter))).ToList();
        var put = standing.Where(entry => !_letters.ContainsKey(entry.Letter.Id)).ToList();
        var ids = standing.Select(entry => entry.Letter.Id).ToHashSet();
        var gone = _letters.Keys.Where(id => !ids.Contains(id)).ToList();
        gone.ForEach(id => _letters.Remove(id));
        put.ForEach(entry => _letters.Add(entry.Letter.Id, entry.Letter));
        return (put, gone);
    }
}
