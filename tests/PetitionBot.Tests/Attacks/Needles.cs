using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PetitionBot.Tests.Attacks;

/// <summary>Every form in which something about a person could have been written down.</summary>
internal static class Needles
{
    /// <summary>A name, a phone number, a comment, a username.</summary>
    public static IEnumerable<(byte[] Bytes, string Form)> OfText(string text)
    {
        foreach (var (spelling, how) in new[] { (text, ""), (text.ToUpperInvariant(), " in capitals"), (text.ToLowerInvariant(), " in small letters"), (text.Normalize(NormalizationForm.FormD), " decomposed") }.DistinctBy(pair => pair.Item1))
        {
            var utf8 = Encoding.UTF8.GetBytes(spelling);
            yield return (utf8, "UTF-8" + how);
            yield return (Encoding.Unicode.GetBytes(spelling), "UTF-16" + how);
            yield return (Encoding.BigEndianUnicode.GetBytes(spelling), "UTF-16 big-endian" + how);
            foreach (var form in Hashes(utf8)) yield return (form.Bytes, form.Form + how);
        }

        foreach (var form in OfBytes(Encoding.UTF8.GetBytes(text))) yield return form;
        if (text.Any(c => c > 127))
        {
            yield return (Ascii(string.Concat(text.Select(c => c > 127 ? $"\\u{(int)c:x4}" : $"{c}"))), "JSON");
            yield return (Ascii(string.Concat(text.Select(c => c > 127 ? $"\\u{(int)c:X4}" : $"{c}"))), "JSON in capitals");
            yield return (Ascii(Uri.EscapeDataString(text)), "an address");
        }
    }

    /// <summary>A Telegram id.</summary>
    public static IEnumerable<(byte[] Bytes, string Form)> OfId(long id)
    {
        foreach (var form in OfText(id.ToString(CultureInfo.InvariantCulture)).Concat(OfNumber(id))) yield return form;
    }

    /// <summary>A whole number, as programs write it.</summary>
    public static IEnumerable<(byte[] Bytes, string Form)> OfNumber(long id)
    {
        yield return (Ascii(id.ToString("x", CultureInfo.InvariantCulture)), "hex");
        yield return (Ascii(id.ToString("X", CultureInfo.InvariantCulture)), "hex in capitals");
        var (big, little) = (new byte[8], new byte[8]);
        BinaryPrimitives.WriteInt64BigEndian(big, id);
        BinaryPrimitives.WriteInt64LittleEndian(little, id);
        // SQLite writes whole numbers of this size in six bytes.
        yield return (big[2..], "big-endian");
        yield return (little[..6], "little-endian");
        foreach (var (bytes, how) in new[] { (big, "big-endian"), (little, "little-endian") })
        {
            foreach (var form in Hashes(bytes).Concat(OfBytes(bytes))) yield return (form.Bytes, $"{form.Form} of {how}");
        }
    }

    /// <summary>A key.</summary>
    public static IEnumerable<byte[]> OfSecret(byte[] key) => OfBytes(key).Select(form => form.Bytes).Append(key);

    private static IEnumerable<(byte[] Bytes, string Form)> OfBytes(byte[] bytes)
    {
        yield return (Ascii(Convert.ToHexStringLower(bytes)), "hex");
        yield return (Ascii(Convert.ToHexString(bytes)), "hex in capitals");
        // Three ways in which base64 can run over it, without the characters that depend on what stands around it.
        for (var shift = 0; shift < 3; shift++)
        {
            var whole = Convert.ToBase64String([.. new byte[shift], .. bytes]).TrimEnd('=');
            var (from, to) = (shift == 0 ? 0 : shift + 1, (bytes.Length + shift) * 8 / 6);
            if (to - from >= ByteSearch.Shortest) yield return (Ascii(whole[from..to]), $"base64 from {shift}");
        }
    }

    private static IEnumerable<(byte[] Bytes, string Form)> Hashes(byte[] bytes)
    {
#pragma warning disable CA5350, CA5351 // What a careless bot would have used.
        foreach (var (hash, name) in new[] { (MD5.HashData(bytes), "MD5"), (SHA1.HashData(bytes), "SHA-1"), (SHA256.HashData(bytes), "SHA-256") })
#pragma warning restore CA5350, CA5351
        {
            yield return (hash, name);
            yield return (Ascii(Convert.ToHexStringLower(hash)), name + " in hex");
            yield return (Ascii(Convert.ToHexString(hash)), name + " in hex, capitals");
            yield return (Ascii(Convert.ToBase64String(hash).TrimEnd('=')), name + " in base64");
        }
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}
