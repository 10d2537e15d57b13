namespace PetitionBot.Playground;

/// <summary>A pressed button: what the bot answered, once it has. Safe for use from any thread.</summary>
public sealed class PressResult
{
    private readonly TaskCompletionSource<PressResult> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly PersonChat _chat;

    internal PressResult(string callbackId, PersonChat chat, int messageId, string data, DateTimeOffset pressedAt)
    {
        CallbackId = callbackId;
        _chat = chat;
        MessageId = messageId;
        Data = data;
        PressedAt = pressedAt;
    }

    /// <summary>The id of the callback query.</summary>
    public string CallbackId { get; }

    /// <summary>When it was pressed; an answer is taken for 150 s.</summary>
    public DateTimeOffset PressedAt { get; }

    /// <summary>Whether the bot has answered: until then the button shows a clock.</summary>
    public bool IsAnswered => _answered.Task.IsCompletedSuccessfully;

    /// <summary>The answer's text; null before an answer and for a silent one.</summary>
    public string? Text { get; private set; }

    /// <summary>Whether the text is shown as an alert.</summary>
    public bool ShowAlert { get; private set; }

    internal BotAccount Bot => _chat.Bot;

    internal int MessageId { get; }

    internal string Data { get; }

    /// <summary>Waits for the bot's answer.</summary>
    /// <param name="timeout">How long, by the wall clock; 10 s by default.</param>
    /// <exception cref="TimeoutException">The bot did not answer.</exception>
    public async Task<PressResult> WaitForAnswerAsync(TimeSpan? timeout = null)
    {
        try
        {
            return await _answered.Task.WaitAsync(timeout ?? Waiting.DefaultTimeout);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The press {CallbackId} was not answered.");
        }
    }

    internal void Answer(string? text, bool showAlert)
    {
        Text = text;
        ShowAlert = showAlert;
        _answered.TrySetResult(this);
        _chat.ShowAnswer();
    }
}
