namespace PetitionBot.Playground;

/// <content>Waiting for the bot, by the wall clock: 10 s unless told otherwise.</content>
public sealed partial class PersonChat
{
    private const int TranscriptLength = 6;

    /// <summary>Waits until a message that fits stands in the chat and returns the newest such.</summary>
    /// <exception cref="TimeoutException">None came; the error shows the chat's last messages.</exception>
    public Task<ChatMessage> WaitForAsync(Func<ChatMessage, bool> predicate, TimeSpan? timeout = null) =>
        WaitAsync(() => Messages.LastOrDefault(predicate), timeout);

    /// <summary>Waits until the bot has written a text that contains a part.</summary>
    /// <inheritdoc cref="WaitForAsync(Func{ChatMessage, bool}, TimeSpan?)"/>
    public Task<ChatMessage> WaitForTextAsync(string part, TimeSpan? timeout = null) =>
        WaitForAsync(message => message.FromBot && message.Text.Contains(part, StringComparison.Ordinal), timeout);

    /// <summary>Waits until the chat as a whole satisfies a condition; an edit or deletion counts as a change too.</summary>
    /// <exception cref="TimeoutException">It did not; the error shows the chat's last messages.</exception>
    public Task WaitUntilAsync(Func<PersonChat, bool> condition, TimeSpan? timeout = null) =>
        WaitAsync(() => condition(this) ? this : null, timeout);

    /// <summary>Waits for the bot's first message after one that is already there.</summary>
    /// <inheritdoc cref="WaitForAsync(Func{ChatMessage, bool}, TimeSpan?)"/>
    public Task<ChatMessage> WaitForReplyAsync(int afterMessageId, TimeSpan? timeout = null) =>
        WaitAsync(() => Messages.FirstOrDefault(message => message.FromBot && message.Id > afterMessageId), timeout);

    private Task<T> WaitAsync<T>(Func<T?> probe, TimeSpan? timeout)
        where T : class =>
        Waiting.ForAsync(_world.Gate, _signal, probe, timeout, () => "Waited in vain. " + Transcript());

    private string Transcript() =>
        $"The chat of {Person.FirstName} ends with:\n" + string.Join('\n', Messages.TakeLast(TranscriptLength));
}
