using System.Text;

namespace PetitionBot.Playground.Rules;

internal static class Unicode
{
    /// <summary>Whether a half of a surrogate pair stands alone: such text has no UTF-8.</summary>
    public static bool HasLoneSurrogate(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index]))
                continue;
            if (index + 1 >= text.Length || !char.IsSurrogatePair(text[index], text[index + 1]))
                return true;
            index++;
        }
        return false;
    }

    /// <summary>The length that Telegram holds against its limits in bytes.</summary>
    public static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);
}
