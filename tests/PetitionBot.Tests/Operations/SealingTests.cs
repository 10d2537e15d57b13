using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Operations;
using PetitionBot.Tests.Signing;
using PetitionBot.Tests.Storage.Sqlite;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Operations;

/// <summary>What was kept in the vault while sealing was off is sealed at the first start with a key: whole, or by number not.</summary>
public sealed class SealingTests
{
    // One page of the work, and some.
    private const int Many = 205;

    [Fact]
    public async Task A_start_that_is_cut_short_loses_nothing_and_the_next_one_goes_on()
    {
        await using var book = await SigningBook.OpenAsync();
        for (var person = 1; person <= Many; person++) await book.SignAsync(person);
        var vaulted = new VaultedFields(book.Secret, TestKey.SealTo, book.Petitions);
        await Assert.ThrowsAsync<InvalidOperationException>(() => book.Store.Write(unit =>
        {
            vaulted.SealNext(unit, ("", 0), (_, _) => { });
            throw new InvalidOperationException("the power went");
        }));
        Assert.Equal((Many, 0), await CountAsync(book));
        Assert.Equal(200, (await book.Store.WriteAsync(unit => vaulted.SealNext(unit, ("", 0), (_, _) => { })))!.Value.Sealed);
        Assert.Equal((Many - 200, 200), await CountAsync(book));
        // The process ends here, and another one begins.
        await book.TamperAsync(_ => { });

        var log = await StartAsync(book, TestKey.SealTo);

        Assert.Contains("5 signatures that were kept under the server's secret are sealed", log, StringComparison.Ordinal);
        Assert.Equal((0, Many), await CountAsync(book));
        Assert.Empty(await book.CheckAsync());
        foreach (var person in new[] { 1, 200, 201, Many })
            Assert.Equal("Ann Lee", (await FieldsAsync(book, person, TestKey.Key)).Name);
        Assert.DoesNotContain("are sealed", await StartAsync(book, TestKey.SealTo), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_cannot_be_read_is_told_by_number_and_stays_as_it_is()
    {
        await using var book = await SigningBook.OpenAsync();
        for (var person = 1; person <= 3; person++) await book.SignAsync(person);
        await book.TamperAsync(file => Raw.Run(file, "UPDATE signatures SET fields = zeroblob(length(fields)) WHERE serial = 2"));

        var log = await StartAsync(book, TestKey.SealTo);

        Assert.Contains("What the signer of plea no. 2 filled in cannot be read, and stays as it is", log, StringComparison.Ordinal);
        Assert.Contains("2 signatures that were kept", log, StringComparison.Ordinal);
        Assert.Equal((1, 2), await CountAsync(book));
        Assert.Contains("signature 2 of plea cannot be opened", await book.CheckAsync());
        // Told again at each start, until somebody has brought it back.
        Assert.Contains("no. 2 filled in cannot be read", await StartAsync(book, TestKey.SealTo), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_key_opens_what_is_sealed_from_then_on_and_nothing_older()
    {
        await using var book = await SigningBook.OpenAsync();
        using var second = OrganizerKey.Create("second");
        await book.SignAsync(1);
        await StartAsync(book, TestKey.SealTo);
        var both = new OrganizerCertificates([TestKey.Key.Certificate, second.Certificate]);
        await StartAsync(book, both);
        book.SealTo = both;
        book.Load();
        await book.SignAsync(2);

        foreach (var person in new[] { 1, 2 }) Assert.Equal("Ann Lee", (await FieldsAsync(book, person, TestKey.Key)).Name);
        Assert.Equal("Ann Lee", (await FieldsAsync(book, 2, second)).Name);
        await Assert.ThrowsAsync<EnvelopeException>(() => FieldsAsync(book, 1, second));
    }

    [Fact]
    public async Task Without_a_key_nothing_is_touched()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(1);
        Assert.Equal("", await StartAsync(book, null));
        Assert.Equal((1, 0), await CountAsync(book));
    }

    private static async Task<string> StartAsync(SigningBook book, OrganizerCertificates? sealTo)
    {
        var settings = SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Telegram:Token"] = "1:a" }).Build());
        using var lines = new LogLines();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(lines));
        await Sealing.SealVaultedAsync(
            new Book(book.Store, new BookKeys(book.Secret, sealTo, book.Tombstones), TestLog.Signer), settings with { SealTo = sealTo }, book.Petitions, factory.CreateLogger("sealing"));
        return lines.All;
    }

    private static Task<(int Vaulted, int Sealed)> CountAsync(SigningBook book) => book.Store.ReadAsync(unit =>
    {
        IReadOnlyList<SignatureRow> rows = unit.Signatures.List("plea", 0, 1000);
        return (rows.Count(row => row is { Fields: not null, Envelope: null }), rows.Count(row => row is { Fields: null, Envelope: not null }));
    });

    private static async Task<Core.Ledger.CanonicalFields> FieldsAsync(SigningBook book, long person, OrganizerKey key)
    {
        var row = (await book.MineAsync(person))!.Row;
        return Core.Ledger.CanonicalFields.Read(Envelope.Open(row.Envelope, key.Certificate, key.Key).AsSpan(32));
    }
}
