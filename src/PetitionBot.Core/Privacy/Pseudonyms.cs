using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PetitionBot.Core.Petitions;

namespace PetitionBot.Core.Privacy;

/// <summary>
/// Makes pseudonyms: HMAC-SHA-256 (RFC 2104) of Telegram ids under a key for each purpose, so that no table can be
/// joined with another. A plain hash would protect nobody: all ids can be tried in minutes. Safe to share between threads.
/// </summary>
/// <param name="secret">The server's secret.</param>
public sealed class Pseudonyms(ServerSecret secret)
{
    private readonly byte[] _signer = secret.DeriveKey("pseudonym/signer");
    private readonly byte[] _chat = secret.DeriveKey("pseudonym/chat");
    private readonly byte[] _subscriber = secret.DeriveKey("pseudonym/subscriber");

    /// <summary>
    /// A person as the signer of one petition, the same at every bot.
    /// Input: the id in ASCII, a zero byte, the person as int64, most significant byte first.
    /// </summary>
    /// <param name="petition">The petition.</param>
    /// <param name="personId">Telegram's user id.</param>
    public Pseudonym Signer(PetitionId petition, long personId) => Of(_signer, petition, personId);

    /// <summary>
    /// A chat as one bot sees it: the key of its dialogue, outbox and sent messages.
    /// Input: bot and chat as int64 each, most significant byte first.
    /// </summary>
    /// <param name="botId">The number before the colon of the bot's token.</param>
    /// <param name="chatId">Telegram's chat id; negative for groups.</param>
    public Pseudonym Chat(long botId, long chatId)
    {
        Span<byte> input = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(input, botId);
        BinaryPrimitives.WriteInt64BigEndian(input[8..], chatId);
        return new Pseudonym(HMACSHA256.HashData(_chat, input));
    }

    /// <summary>A person as the subscriber of one petition's news, the same at every bot. Input as for a signer.</summary>
    /// <param name="petition">The petition.</param>
    /// <param name="personId">Telegram's user id.</param>
    public Pseudonym Subscriber(PetitionId petition, long personId) => Of(_subscriber, petition, personId);

    /// <summary>The bytes that stand for a person within a petition: the id in ASCII, a zero byte, int64 big-endian.</summary>
    internal static byte[] InputOf(PetitionId petition, long personId)
    {
        var length = petition.Value.Length;
        var input = new byte[length + 1 + sizeof(long)];
        Encoding.ASCII.GetBytes(petition.Value, input);
        BinaryPrimitives.WriteInt64BigEndian(input.AsSpan(length + 1), personId);
        return input;
    }

    private static Pseudonym Of(byte[] key, PetitionId petition, long personId) =>
        new(HMACSHA256.HashData(key, InputOf(petition, personId)));
}
