namespace PetitionBot.Playground;

/// <content>What a messenger shows beside the messages, and forgets: buttons that wait, and that the bot is typing.</content>
public sealed partial class PersonChat
{
    private const int MostPresses = 16;
    private readonly Queue<PressResult> _presses = new();

    /// <summary>The newest presses in this chat, oldest first.</summary>
    internal IReadOnlyCollection<PressResult> RecentPresses => _presses;

    /// <summary>How often the bot has said that it is doing something, such as typing.</summary>
    internal int ActionCount { get; private set; }

    /// <summary>What it said last, by sendChatAction.</summary>
    internal string Action { get; private set; } = "";

    internal void ShowAction(string action)
    {
        (Action, ActionCount) = (action, ActionCount + 1);
        Changed();
    }

    internal void ShowPress(PressResult press)
    {
        _presses.Enqueue(press);
        if (_presses.Count > MostPresses)
            _presses.Dequeue();
        Changed();
    }

    /// <summary>A press was answered: nothing else changes, but who looks at the chat sees it.</summary>
    internal void ShowAnswer() => Changed();
}
