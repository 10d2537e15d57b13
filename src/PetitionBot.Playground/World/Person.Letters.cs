namespace PetitionBot.Playground;

/// <content>Messages between persons. Each stands once: in the inbox of the person who got it.</content>
public sealed partial class Person
{
    /// <summary>Writes to another person.</summary>
    /// <exception cref="ArgumentException">The text is empty or longer than the 4096 UTF-16 units of one message.</exception>
    public ChatMessage Write(Person other, string text)
    {
        PersonChat.CheckText(text);
        var message = new ChatMessage { Id = 0, FromBot = false, Date = _world.Now, Content = new Rules.FormattedText(text, []) };
        return other.Receive(message, this);
    }

    /// <summary>Forwards a message that this person got from, or sent to, another one.</summary>
    /// <exception cref="InvalidOperationException">There is no such message.</exception>
    public ChatMessage ForwardLetter(int id, Person other)
    {
        lock (_world.Gate)
        {
            var letter = _world.Persons.SelectMany(person => person._inbox.Where(letter => person == this || letter.SenderId == Id))
                .FirstOrDefault(letter => letter.Id == id) ?? throw new InvalidOperationException($"{FirstName} has no message {id} from or to a person.");
            return other.Receive(Forwarding.Copy(letter, null, _world.FindPerson(letter.SenderId ?? 0)), this);
        }
    }

    /// <summary>Deletes a message that this person sent to another one, for both.</summary>
    /// <exception cref="InvalidOperationException">This person sent no such message.</exception>
    public void DeleteLetter(int id)
    {
        lock (_world.Gate)
        {
            if (!_world.Persons.Any(person => person._inbox.RemoveAll(letter => letter.Id == id && letter.SenderId == Id) > 0))
                throw new InvalidOperationException($"{FirstName} sent no message {id} to a person.");
            _world.Changed();
        }
    }

    internal ChatMessage Receive(ChatMessage message, Person sender)
    {
        lock (_world.Gate)
        {
            var letter = message with { Id = _world.NextLetterId(), SenderId = sender.Id, Date = _world.Now };
            _inbox.Add(letter);
            _world.Changed();
            return letter;
        }
    }
}
