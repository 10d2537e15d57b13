using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace PetitionBot.Telegram;

/// <summary>
/// What may be repeated of a server's description of an error. Such a description can quote what was sent, a signer's name
/// too ("can't parse entities: unsupported start tag ..."), and it goes into logs and into the book. So only words that
/// Telegram's own descriptions are made of, and short numbers, are kept.
/// </summary>
internal static partial class ServerWords
{
    private const string Unknown = "…";

    private static readonly FrozenSet<string> Known = FrozenSet.ToFrozenSet(
        ("active after again before between both do during ends exists first fit forum general inside long maximum minimum next number running second seconds separated starts still than then too under until up used via when where which yet the this that there their yet use kind nobody knows who for everyone initiate conversation response identifiers to with your a added administrator administrators all already an and answer api are as at bad be because bigger blocked bot bots button buttons by byte "
        + "callback called can can't cannot caption channel chat closed code command commands conflict connection contact content copy count couldn't "
        + "data deactivated delete deleted description deserted different directory document doesn't don't edit edited editing either empty end "
        + "enough entities entity error exactly exceeded expected expired failed field file flood forbidden forward found from gateway get getupdates "
        + "group had has have html http id identifier in inaccessible inline input instance internal invalid is it items json keyboard kicked language large left length "
        + "limit link list long make many markup maximum media member message messages method migrate minimum missing mode modified more must name "
        + "need new no non-empty not nothing object of offset ok old on one only or other out owner paid parameter parameters parse part participant payload "
        + "peer permission permissions persistent photo post private query rate read refused reply request requests required restricted result retry rights same say "
        + "scheduled self-destruct send sent server service should size slow small some something specified start started strategy string such supergroup support supported sure symbol "
        + "tag taken telegram temporarily terminated text thread timeout to token too topic type unauthorized unavailable unclosed unexpected unknown "
        + "unmatched unsupported update updates upgraded url user users username uses valid value wait was webhook while with without wrong "
        + "write wrong you button_data_invalid button_url_invalid chat_write_forbidden entity_bounds_invalid entities_too_long input_user_deactivated "
        + "media_caption_too_long media_empty message_empty message_id_invalid message_delete_forbidden message_not_modified message_too_long peer_id_invalid "
        + "query_id_invalid reply_markup_invalid user_deactivated user_is_blocked user_is_bot user_privacy_restricted wc_conversation_failed")
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The description with everything else left out.</summary>
    public static string Only(string description) =>
        Gaps().Replace(Words().Replace(description, match => IsKnown(match.ValueSpan) ? match.Value : Unknown), Unknown);

    // Ids and phone numbers are longer.
    private static bool IsKnown(ReadOnlySpan<char> word) =>
        word is [>= '0' and <= '9', ..] ? word.Length <= 4 : Known.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    [GeneratedRegex(@"[^\s:;,.()""/=<>…]+")]
    private static partial Regex Words();

    [GeneratedRegex(@"…(?:[\s""/=<>.,:]*…)+")]
    private static partial Regex Gaps();
}
