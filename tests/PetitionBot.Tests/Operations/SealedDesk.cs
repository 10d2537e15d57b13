using Microsoft.Extensions.Configuration;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Operations;
using PetitionBot.Tests.Ledger;
using PetitionBot.Tests.Signing;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Operations;

/// <summary>A book that people really signed, sealed or not, and what organizers do with it on both sides.</summary>
internal sealed class SealedDesk : IAsyncDisposable
{
    private readonly LogKey _key = LogKey.Create();

    private SealedDesk(SigningBook book) => Book = book;

    public SigningBook Book { get; }

    public DirectoryInfo Log => new(At("log").FullName);

    public FileInfo LogKeyFile => new(Path.Combine(Log.FullName, LogPublisher.KeyFile));

    public static async Task<SealedDesk> OpenAsync(bool seals = true, string fields = "[name]")
    {
        var book = await SigningBook.OpenAsync(("plea/en.md", "# Plea\n\n1. Be fair.\n"), ("plea/petition.yaml", $"fields: {fields}\n"));
        await book.Store.WriteAsync(unit =>
        {
            unit.Meta.Save(PetitionBot.Operations.Book.KeyCheck, book.Secret.KeyCheck);
            return 0;
        });
        var desk = new SealedDesk(book);
        if (seals) desk.SealFromNowOn();
        TestKey.WriteKey(book.Folder.Root);
        return desk;
    }

    public void SealFromNowOn()
    {
        Book.SealTo = TestKey.SealTo;
        Book.Load();
    }

    public FileInfo At(string name) => new(Path.Combine(Book.Folder.Root, name));

    /// <summary>A signature with this name, and with this comment where the petition asks for one.</summary>
    public async Task SignAsync(long person, string name, string? comment = null)
    {
        await Book.SayAsync(person, "/start");
        await Book.PressAsync(person, "1|s|plea|");
        await Book.PressAsync(person, "1|a|plea|CONSENT");
        var summary = await Book.SayAsync(person, name);
        if (comment is not null) summary = await Book.SayAsync(person, comment);
        await Book.PressAsync(person, summary.DataOf("c"));
    }

    public Task PublishAsync() => Book.Store.ReadAsync(unit => new LogPublisher(Log.FullName, SampleLog.Origin, _key).Publish(unit, 1));

    public (string, string)[] Environment => [("Telegram__Token", "123456:AbCdEf_very-secret"), ("Storage__Path", Book.File), ("Privacy__Secret", Book.Secret.ToFileText())];

    public IConfiguration Configuration() => new ConfigurationBuilder().AddInMemoryCollection(
        Environment.ToDictionary(pair => pair.Item1.Replace("__", ":", StringComparison.Ordinal), pair => (string?)pair.Item2)).Build();

    public (int Code, string Output, string Errors) Export(string to = "plea.jsonl", string petition = "plea") =>
        Capture((output, errors) => ExportCommand.Run(petition, At(to), Configuration, output, errors));

    public (int Code, string Output, string Errors) Open(
        string from = "plea.jsonl", string? sheet = "plea.csv", string? duplicates = null, bool withLog = false, FileInfo? key = null, string password = TestKey.Password) =>
        Capture((output, errors) => OpenCommand.Run(
            new OpenOptions(At(from), key ?? At("test.key.pem"), sheet is null ? null : At(sheet), duplicates is null ? null : At(duplicates), withLog ? Log : null, withLog ? LogKeyFile : null),
            () => password, output, errors));

    /// <summary>The lines of the table that was written, without quotes.</summary>
    public IReadOnlyList<string> Sheet(string name = "plea.csv") =>
        File.ReadAllText(At(name).FullName).Replace("\"", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    public static (int Code, string Output, string Errors) Capture(Func<TextWriter, TextWriter, int> run)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return (run(output, errors), output.ToString(), errors.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        _key.Dispose();
        await Book.DisposeAsync();
    }
}
