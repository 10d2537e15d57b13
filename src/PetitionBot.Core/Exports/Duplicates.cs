using System.Globalization;
using System.Text;
using PetitionBot.Core.Ledger;

namespace PetitionBot.Core.Exports;

/// <summary>
/// Counted signatures with the same phone number or the same name. A phone number belongs to one Telegram account at a
/// time, so the same one twice is nearly always one person; the same name is often two people.
/// </summary>
internal sealed class Duplicates
{
    private readonly Groups _phones = new();
    private readonly Groups _names = new();

    /// <summary>Groups of at least two numbers, each ascending, by the first of them.</summary>
    public IReadOnlyList<IReadOnlyList<long>> Phones => _phones.All([]);

    /// <summary>The same for names, without those numbers that equal phones have shown to be second ones.</summary>
    public IReadOnlyList<IReadOnlyList<long>> Names => _names.All([.. Phones.SelectMany(group => group.Skip(1))]);

    /// <summary>Takes a counted signature; ascending numbers.</summary>
    public void Add(long serial, CanonicalFields fields)
    {
        if (fields.Phone is { } phone && PhoneKey(phone) is { Length: > 0 } number) _phones.Add(number, serial);
        if (fields.Name is { } name && NameKey(name) is { Length: > 0 } letters) _names.Add(letters, serial);
    }

    /// <summary>What of a phone number has to be equal: its digits.</summary>
    public static string PhoneKey(string phone) => string.Concat(phone.Where(char.IsAsciiDigit));

    /// <summary>
    /// What of a name has to be equal: its letters, marks and digits in NFKC, without case, ё as е, words with one space
    /// between them. Letters that only look alike, or that keyboards make people swap (ә and а), stay different: they
    /// make different names.
    /// </summary>
    public static string NameKey(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var rune in Normal(name).EnumerateRunes())
        {
            var isMark = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            if (isMark || Rune.IsLetterOrDigit(rune)) key.Append(rune.Value == 'ё' ? "е" : rune.ToString());
            else if (key.Length > 0 && key[^1] != ' ' && rune.Value is not ('\'' or '’')) key.Append(' ');
        }

        return key.ToString().TrimEnd();
    }

    private static string Normal(string name)
    {
        try
        {
            // A small letter of some scripts has a compatible form that is a capital one, and the other way round.
            var text = name;
            for (var before = ""; before != text;) (before, text) = (text, text.Normalize(NormalizationForm.FormKC).ToLowerInvariant());
            return text;
        }
        catch (ArgumentException)
        {
            // It has no normal form: no name that the bot took.
            return name;
        }
    }

    private sealed class Groups
    {
        private readonly Dictionary<string, long> _first = [];
        private readonly Dictionary<long, List<long>> _more = [];

        public void Add(string key, long serial)
        {
            if (_first.TryAdd(key, serial)) return;
            if (!_more.TryGetValue(_first[key], out var group)) _more[_first[key]] = group = [_first[key]];
            group.Add(serial);
        }

        public IReadOnlyList<IReadOnlyList<long>> All(HashSet<long> without) =>
            [.. _more.OrderBy(pair => pair.Key).Select(pair => pair.Value.Where(serial => !without.Contains(serial)).ToList()).Where(group => group.Count > 1)];
    }
}
