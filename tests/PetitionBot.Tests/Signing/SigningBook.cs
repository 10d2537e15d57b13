using Microsoft.Extensions.Time.Testing;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Organizing;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;
using PetitionBot.Storage.Sqlite;
using PetitionBot.Tests.Storage.Sqlite;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Signing;

/// <summary>The rules on a real book with a clock of the test's, spoken to in English and without Telegram.</summary>
internal sealed class SigningBook : IAsyncDisposable
{
    public static readonly BotIdentity Bot = new(77, "some_bot");

    private readonly ServerSecret _secret = ServerSecret.Create();
    private Intake _intake = null!;
    private long _update = 1000;
    private int _message = 10;

    /// <summary>The Telegram id of the only organizer.</summary>
    public const long Organizer = 900;

    /// <summary>The button of the consent page of "plea".</summary>
    public const string Agree = "1|a|plea|CONSENT";

    /// <summary>The secret that the book is kept under.</summary>
    public ServerSecret Secret => _secret;

    /// <summary>The bot that people speak to.</summary>
    public BotIdentity Speaker { get; set; } = Bot;

    public TestFolder Folder { get; } = new();

    /// <summary>Whom signers' fields are sealed to from the next <see cref="Load"/> on; null for nobody.</summary>
    public OrganizerCertificates? SealTo { get; set; }

    /// <summary>The keys that the book is written with.</summary>
    public BookKeys Keys => new(_secret, SealTo, Tombstones) { Erasures = Erasures };

    /// <summary>Where erasures are kept for backups; nowhere at first.</summary>
    public Erasures? Erasures { get; set; }

    public TombstoneKeys Tombstones => field ??= new TombstoneKeys(Path.Combine(Folder.Root, "tombstones"), _secret, DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime));

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero));

    public string File => Path.Combine(Folder.Root, "book.db");

    public IBookStore Store { get; private set; } = null!;

    public OutboxBoxes Boxes { get; private set; } = null!;

    public Sweeper Sweeper { get; private set; } = null!;

    public DailyFigures Figures { get; private set; } = null!;

    public Safe Safe { get; private set; } = null!;

    public IReadOnlyList<Petition> Petitions { get; private set; } = [];

    /// <summary>What one doing brought: all that is said or edited, as HTML; the note; the buttons of all that.</summary>
    internal sealed record Reaction(string Html, string? Note, IReadOnlyList<Button> Buttons, IReadOnlyList<Outgoing> All)
    {
        public bool Offers(string verb) => Buttons.OfType<Button.Press>().Any(button => ButtonData.Parse(button.Data)?.Verb == verb);

        public string DataOf(string verb) => Buttons.OfType<Button.Press>().First(button => ButtonData.Parse(button.Data)?.Verb == verb).Data;
    }

    public static async Task<SigningBook> OpenAsync(params (string Path, string Text)[] files)
    {
        var book = new SigningBook();
        book.Store = await SqliteBookStore.OpenAsync(book.File);
        (book.Boxes, book.Sweeper, book.Safe) = (new OutboxBoxes(book._secret), null!, new Safe(book._secret));
        book.Sweeper = new Sweeper(book._secret, book.Boxes);
        foreach (var (path, text) in files.Length > 0 ? files : [("plea/en.md", "# Plea\n\n1. Be fair.\n")]) book.Folder.Add(path, text);
        book.Load();
        return book;
    }

    /// <summary>Reads the petitions as a start of the process does.</summary>
    public void Load()
    {
        var (petitions, problems) = PetitionFolder.Read(Folder.Petitions);
        Assert.Empty(problems);
        Petitions = petitions;
        Figures = new DailyFigures(_secret, petitions);
        var signing = new Conversation(Keys, petitions, "https://t.me/", TestLog.Signer, null);
        var desk = new OrganizerDesk(_secret, petitions, Figures, signing, person => person == Organizer);
        _intake = new Intake(Store, desk, Boxes, new FailureBoxes(_secret), Time);
    }

    /// <summary>Closes the book for raw changes of its file, and opens it again.</summary>
    public async Task TamperAsync(Action<string> change)
    {
        await Store.DisposeAsync();
        change(File);
        Store = await SqliteBookStore.OpenAsync(File);
        Load();
    }

    public Task<Reaction> SayAsync(long person, string text) => DoAsync(text.StartsWith('/')
        ? new Incoming.Command(Person(person), ++_message, text[1..].Split(' ')[0], text.Contains(' ', StringComparison.Ordinal) ? text.Split(' ', 2)[1] : "")
        : new Incoming.Text(Person(person), ++_message, text));

    /// <summary>A press of a button; CONSENT in its data stands for the words that are shown now.</summary>
    public async Task<Reaction> PressAsync(long person, string data)
    {
        if (data.EndsWith("|CONSENT", StringComparison.Ordinal))
        {
            var petition = Petitions.First(one => data.Contains($"|{one.Id}|", StringComparison.Ordinal));
            var language = (await DialogueAsync(person))?.Language ?? Language.English;
            data = data.Replace("CONSENT", ConsentPage.Of(petition, language, isSealing: SealTo is not null).Argument, StringComparison.Ordinal);
        }

        return await DoAsync(new Incoming.Press(Person(person), "cb", 5, data));
    }

    public Task<Reaction> ContactAsync(long person, bool isOwn, string phone = "+77010000000") =>
        DoAsync(new Incoming.Contact(Person(person), ++_message, phone, isOwn));

    public async Task<Reaction> DoAsync(Incoming incoming)
    {
        var taken = await _intake.TakeAsync(Speaker, [new Arrival(++_update, incoming, null, "{}"u8.ToArray())], drained: true);
        Assert.Equal(0, taken.Poisoned);
        var all = new List<Outgoing>();
        foreach (var row in taken.Waiting) all.Add(Boxes.Open((await Store.ReadAsync(unit => unit.Outbox.Find(row.Id)))!).What);
        var shown = all.Select(what => what switch
        {
            Outgoing.Say say => (say.Html, Keyboard: say.Keyboard as Keyboard.Inline),
            Outgoing.Edit edit => (edit.Html, edit.Keyboard),
            _ => ("", null),
        }).ToList();
        return new Reaction(
            string.Join('\n', shown.Select(one => one.Html)),
            taken.Answers.SingleOrDefault()?.Text,
            [.. shown.SelectMany(one => one.Keyboard?.Rows ?? []).SelectMany(row => row)],
            all);
    }

    /// <summary>Takes updates in as a poll brings them.</summary>
    public Task<TakenIn> TakeAsync(IReadOnlyList<Arrival> arrivals) => _intake.TakeAsync(Speaker, arrivals, drained: true);

    /// <summary>A signature under a petition that asks for a name.</summary>
    public async Task<Reaction> SignAsync(long person, string petition = "plea", string start = "/start")
    {
        await SayAsync(person, start);
        await PressAsync(person, $"1|s|{petition}|");
        await PressAsync(person, $"1|a|{petition}|CONSENT");
        var summary = await SayAsync(person, "Ann Lee");
        return await PressAsync(person, summary.DataOf("c"));
    }

    /// <summary>What was signed is corrected, to another name.</summary>
    public async Task<Reaction> CorrectAsync(long person, string name = "Ann Lee-Roy", string petition = "plea")
    {
        await PressAsync(person, $"1|{Verb.AskCorrect}|{petition}|{(await MineAsync(person, petition))!.Serial}");
        await PressAsync(person, $"1|a|{petition}|CONSENT");
        var summary = await SayAsync(person, name);
        return await PressAsync(person, summary.DataOf(Verb.Correct));
    }

    /// <summary>Everything that waits is delivered; messages get the numbers from this one on.</summary>
    public Task DeliverAsync(int firstMessage) => Store.Write(unit =>
    {
        foreach (var row in unit.Outbox.List(Speaker.Id, 0, 1000)) unit.Outbox.MarkSent(row.Id, Boxes.Sent(row.Id, row.Chat, firstMessage++, Time.GetUtcNow()));
    });

    /// <summary>Looks whether daily figures are due, as the sweeper does.</summary>
    public Task RefreshFiguresAsync() => Store.Write(unit => Figures.Refresh(unit, Time.GetUtcNow()));

    public async Task WithdrawAsync(long person, string petition = "plea") =>
        await PressAsync(person, $"1|wy|{petition}|{(await MineAsync(person, petition))!.Serial}");

    public Task<Signature?> MineAsync(long person, string petition = "plea") => Store.ReadAsync(unit =>
        unit.Signatures.Find(Safe.SignerOf(new PetitionId(petition), person)) is { } row ? Safe.Open(row) : null);

    public Task<long> CountAsync(string petition = "plea") => Store.ReadAsync(unit => Tally.Count(unit.Counters, petition));

    public Task<IReadOnlyList<string>> CheckAsync() => Store.ReadAsync(unit => BookCheck.Run(unit, _secret));

    public Task<DialogueRow?> DialogueRowAsync(long person) => Store.ReadAsync(unit => unit.Dialogues.Find(Safe.ChatOf(Bot.Id, person)));

    public async Task<Dialogue?> DialogueAsync(long person) => await DialogueRowAsync(person) is { } row ? Safe.Open(row) : null;

    /// <summary>The start payload of a person's own link.</summary>
    public string LinkOf(long person, string petition = "plea") =>
        $"/start 1l{Payload(person, petition)}";

    public async Task<long> CreditsAsync(long person, string petition = "plea") => await Store.ReadAsync(unit => unit.Links.Find(LinkKey(person, petition))?.Credits ?? -1);

    public byte[] LinkKey(long person, string petition = "plea") =>
        Safe.Links.KeyOf(new PetitionId(petition), Safe.Links.Of(new PetitionId(petition), person)).Bytes.ToArray();

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Folder.Dispose();
    }

    private static Person Person(long id) => new(id, id, "Ann", "Lee", "en");

    private string Payload(long person, string petition)
    {
        var id = new PetitionId(petition);
        return new Core.Sharing.LinkStart(id, Safe.Links.Of(id, person)).ToString()[2..];
    }
}
