using System.Collections.Concurrent;
using PetitionBot.Core.Delivery;

namespace PetitionBot.Tests.Faults.Crashes;

/// <summary>Telegram as the courier sees it: takes everything and remembers what was said to whom. It outlives the bot.</summary>
internal sealed class HeardByTelegram(long bot) : IMessenger
{
    private readonly ConcurrentDictionary<long, ConcurrentQueue<string>> _chats = new();
    private int _lastMessage;

    public long BotId => bot;

    /// <summary>What a chat was told, each once, in the order in which it first came: what was under way at a death comes again.</summary>
    public IEnumerable<string> Told(long chat) => (_chats.GetValueOrDefault(chat) ?? []).Distinct();

    /// <summary>How many requests were taken.</summary>
    public int Taken => _chats.Values.Sum(chat => chat.Count);

    public Task<SendOutcome> SayAsync(long chatId, Outgoing.Say say, CancellationToken cancellation) => Hear(chatId, $"said {say.Html} {Buttons(say.Keyboard)}", true);

    public Task<SendOutcome> SendAsync(long chatId, Outgoing.Document document, CancellationToken cancellation) => Hear(chatId, $"sent {document.FileName}", true);

    public Task<SendOutcome> EditAsync(long chatId, int messageId, string html, Keyboard.Inline? keyboard, CancellationToken cancellation) =>
        Hear(chatId, $"edited {html} {Buttons(keyboard)}", true);

    public Task<SendOutcome> DeleteAsync(long chatId, IReadOnlyList<int> messageIds, CancellationToken cancellation) => Hear(chatId, "deleted", false);

    public Task<FileOutcome> ReadAsync(string fileId, int most, CancellationToken cancellation) =>
        Task.FromResult<FileOutcome>(new FileOutcome.Refused("no files here"));

    public Task AnswerAsync(CallbackAnswer answer, CancellationToken cancellation) => Task.CompletedTask;

    private Task<SendOutcome> Hear(long chat, string what, bool isMessage)
    {
        _chats.GetOrAdd(chat, _ => []).Enqueue(what);
        return Task.FromResult<SendOutcome>(new SendOutcome.Done(isMessage ? Interlocked.Increment(ref _lastMessage) : null));
    }

    private static string Buttons(Keyboard? keyboard) => keyboard is Keyboard.Inline inline
        ? string.Join(' ', inline.Rows.SelectMany(row => row).OfType<Button.Press>().Select(button => button.Data))
        : "";
}
