using System.Security.Cryptography;
using System.Text;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;

namespace PetitionBot.Core.Sharing;

/// <summary>
/// Makes link codes and the keys under which the book counts them, each under a key of its own: neither the book nor
/// a link tells whose it is. A code is made again when it is needed and is the same at every bot. Safe to share between threads.
/// </summary>
/// <param name="secret">The server's secret.</param>
public sealed class LinkCodes(ServerSecret secret)
{
    private readonly byte[] _codeKey = secret.DeriveKey("link/code");
    private readonly byte[] _bookKey = secret.DeriveKey("link/book");

    /// <summary>
    /// A person's code for a petition: the first 16 bytes of HMAC-SHA-256 of the id in ASCII, a zero byte and the
    /// person as int64, most significant byte first.
    /// </summary>
    /// <param name="petition">The petition.</param>
    /// <param name="personId">Telegram's user id.</param>
    public LinkCode Of(PetitionId petition, long personId) =>
        new(HMACSHA256.HashData(_codeKey, Pseudonyms.InputOf(petition, personId)).AsSpan(0, LinkCode.Size));

    /// <summary>
    /// The key of the link's row: HMAC-SHA-256 of the id in ASCII, a zero byte and the code. With the petition in it,
    /// a code pasted into another petition's link finds no row.
    /// </summary>
    /// <param name="petition">The petition that the link names.</param>
    /// <param name="code">The code.</param>
    public LinkKey KeyOf(PetitionId petition, LinkCode code)
    {
        byte[] input = [.. Encoding.ASCII.GetBytes(petition.Value), 0x00, .. code.ToBytes()];
        return new LinkKey(HMACSHA256.HashData(_bookKey, input));
    }
}
