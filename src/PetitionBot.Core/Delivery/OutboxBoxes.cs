using System.Buffers.Binary;
using System.Security.Cryptography;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Delivery;

/// <summary>Seals and opens what waits to be sent and where messages of both sides stand.</summary>
/// <param name="secret">The server's secret.</param>
public sealed class OutboxBoxes(ServerSecret secret)
{
    private const string OutboxTable = "outbox";
    private const string SentTable = "sent";
    private const string ReceivedTable = "received";

    private readonly Vault _vault = new(secret);
    private readonly Pseudonyms _pseudonyms = new(secret);
    private readonly byte[] _places = secret.DeriveKey("place/sent");
    private readonly byte[] _writings = secret.DeriveKey("place/received");

    /// <summary>The pseudonym of a chat.</summary>
    public byte[] ChatOf(long bot, long chatId) => _pseudonyms.Chat(bot, chatId).Bytes.ToArray();

    /// <summary>A new row of the outbox.</summary>
    public OutboxRow Row(long id, long bot, Lane lane, OutboxBody body) => new(
        id,
        bot,
        ChatOf(bot, body.ChatId),
        (int)lane,
        null,
        0,
        body.What is Outgoing.Edit { Message: MessageRef.Row edited } ? edited.Value : null,
        _vault.Seal(OutboxTable, Key(id), body.ToBytes()));

    /// <summary>What a row says.</summary>
    public OutboxBody Open(OutboxRow row) => OutboxBody.Read(_vault.Open(OutboxTable, Key(row.Id), row.Box));

    /// <summary>The row that remembers where a delivered message stands.</summary>
    public SentRow Sent(long outboxRow, byte[] chat, int messageId, DateTimeOffset now)
    {
        Span<byte> plain = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(plain, messageId);
        var place = PlaceOf(outboxRow);
        return new SentRow(place, chat, Hours.Of(now), _vault.Seal(SentTable, Key(place), plain));
    }

    /// <summary>
    /// The number under which the place of a row's message is kept. Rows of the outbox are numbered as signatures are: under
    /// their own numbers, the order of messages would tell for two days which chat signed as which number.
    /// </summary>
    public long PlaceOf(long outboxRow) => Number(_places, Key(outboxRow));

    /// <summary>The number of a delivered message within its chat.</summary>
    public int MessageId(SentRow row) => BinaryPrimitives.ReadInt32BigEndian(_vault.Open(SentTable, Key(row.Id), row.Box));

    /// <summary>The row that remembers where a message of the person stands.</summary>
    public ReceivedRow Received(long bot, long chatId, int messageId, DateTimeOffset now)
    {
        Span<byte> plain = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(plain, messageId);
        var chat = ChatOf(bot, chatId);
        return new ReceivedRow(Number(_writings, [.. chat, .. plain]), chat, Hours.Of(now), _vault.Seal(ReceivedTable, chat, plain));
    }

    /// <summary>The number of a person's message within its chat.</summary>
    public int MessageId(ReceivedRow row) => BinaryPrimitives.ReadInt32BigEndian(_vault.Open(ReceivedTable, row.Chat, row.Box));

    /// <summary>Every message of both sides that is known to stand in a chat since an hour, or waits to be sent, each once, oldest first.</summary>
    public IReadOnlyList<MessageRef> Standing(IUnitOfWork unit, byte[] chat, long sinceHour) =>
    [
        .. unit.Outbox.ListReceived(chat).Where(row => row.Hour >= sinceHour).Select(MessageId)
            .Concat(unit.Outbox.ListSent(chat).Where(row => row.Hour >= sinceHour).Select(MessageId)).Distinct().Order().Select(id => new MessageRef.Id(id)),
        .. unit.Outbox.ListOf(chat).Select(row => new MessageRef.Row(row.Id)),
    ];

    // 63 bits: of a thousand messages of a chat in two days, two share a number once in 2 * 10^13 times, and one place is lost.
    private static long Number(byte[] key, ReadOnlySpan<byte> of) =>
        Math.Max(1, BinaryPrimitives.ReadInt64BigEndian(HMACSHA256.HashData(key, of)) & long.MaxValue);

    private static byte[] Key(long id)
    {
        var key = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(key, id);
        return key;
    }
}
