using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Exports;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Texts;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Exports;

public sealed class DuplicatesTests
{
    [Theory]
    [InlineData("Фёдор Иванов", "ФЕДОР  ИВАНОВ")]
    [InlineData("Айгүл", "айгүл")]
    [InlineData("Ӏлияс", "ӏлияс")]
    [InlineData("Anna-Maria O'Neil", "anna maria oneil")]
    [InlineData("O’Neil", "O'Neil")]
    [InlineData("А. Иванов", "А Иванов")]
    [InlineData("Ａｎｎａ", "Anna")]
    [InlineData("José", "Jose\u0301")]
    public void The_same_name_in_other_letters_is_the_same(string one, string other) => Assert.Equal(Duplicates.NameKey(one), Duplicates.NameKey(other));

    [Theory]
    [InlineData("Әлия", "Алия")]
    [InlineData("Айгүл", "Айгуль")]
    [InlineData("Anna", "Аnna")]
    [InlineData("Иван Иванов", "Иванов Иван")]
    [InlineData("Мухаммед", "Мұхаммед")]
    public void Other_names_stay_other_names(string one, string other) => Assert.NotEqual(Duplicates.NameKey(one), Duplicates.NameKey(other));

    [Fact]
    public void Case_form_and_spaces_make_no_difference_to_any_text() => Prop.ForAll(Generators.Text.ToArbitrary(), text =>
    {
        var name = text ?? "";
        var key = Duplicates.NameKey(name);
        return key == Duplicates.NameKey(name.ToLowerInvariant())
            && key == Duplicates.NameKey(name.Normalize(NormalizationForm.FormD))
            && key == Duplicates.NameKey($"  {name} ")
            && key == Duplicates.NameKey(key);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Groups_are_those_that_a_slow_search_finds() => Prop.ForAll(
        (from name in Gen.Elements("Ann", "ANN", "Bob", "Фёдор", "Федор") from phone in Gen.Elements<string?>(null, "+7701", "7701", "+7702") select (name, phone)).ListOf().ToArbitrary(),
        people =>
        {
            var duplicates = new Duplicates();
            for (var at = 0; at < people.Count; at++) duplicates.Add(at + 1, Fields(people[at].name, people[at].phone));
            var numbered = people.Select((one, at) => (one.name, one.phone, Serial: at + 1L)).ToList();
            var phones = numbered.Where(one => one.phone is not null).GroupBy(one => one.phone!.TrimStart('+')).Select(group => (IReadOnlyList<long>)[.. group.Select(one => one.Serial)]).Where(IsGroup).ToList();
            var second = phones.SelectMany(group => group.Skip(1)).ToHashSet();
            var names = numbered.GroupBy(one => one.name.ToUpperInvariant().Replace('Ё', 'Е'))
                .Select(group => (First: group.First().Serial, Group: (IReadOnlyList<long>)[.. group.Select(one => one.Serial).Where(serial => !second.Contains(serial))])).Where(pair => IsGroup(pair.Group)).OrderBy(pair => pair.First).Select(pair => pair.Group);
            return Same(duplicates.Phones, phones) && Same(duplicates.Names, names);
        }).QuickCheckThrowOnFailure();

    private static bool IsGroup(IReadOnlyList<long> serials) => serials.Count > 1;

    private static bool Same(IEnumerable<IReadOnlyList<long>> one, IEnumerable<IReadOnlyList<long>> other) =>
        one.Select(group => string.Join(',', group)).SequenceEqual(other.Select(group => string.Join(',', group)));

    private static CanonicalFields Fields(string name, string? phone) => new(name, null, phone, null, Language.English, 1);
}
