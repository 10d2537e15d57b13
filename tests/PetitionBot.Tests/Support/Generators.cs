using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Texts;

namespace PetitionBot.Tests.Support;

/// <summary>What property tests draw from.</summary>
internal static class Generators
{
    public static Arbitrary<PetitionId> PetitionIds { get; } =
        (from length in Gen.Choose(1, PetitionId.MaxLength)
         from characters in Gen.Elements("abcdefghijklmnopqrstuvwxyz0123456789-".ToCharArray()).ArrayOf(length)
         select new PetitionId(new string(characters))).ToArbitrary();

    public static Arbitrary<byte[]> Hashes { get; } = BytesOf(32).ToArbitrary();

    public static Gen<Language> Language { get; } = Gen.Elements(Languages.All.ToArray());

    /// <summary>Null, empty, and texts of every plane of Unicode, surrogates only in pairs and no U+FFFE, which has no normal form.</summary>
    public static Gen<string?> Text { get; } = Gen.Frequency(
        (1, Gen.Constant<string?>(null)),
        (1, Gen.Constant<string?>("")),
        (8, from runes in Gen.OneOf(RunesIn(0, 0x7F), RunesIn(0xA0, 0xD7FF), RunesIn(0x300, 0x36F), RunesIn(0xE000, 0xFFFD), RunesIn(0xFFFF, 0x10FFFF)).NonEmptyListOf()
            select (string?)string.Concat(runes)));

    public static Gen<byte[]> BytesOf(int length) => Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(length);

    private static Gen<string> RunesIn(int first, int last) => Gen.Choose(first, last).Select(value => new Rune(value).ToString());
}
