using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Organizing;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;
using PetitionBot.Storage.Sqlite;
using PetitionBot.Tests.Support;
using PetitionBot.Tests.Texts;

namespace PetitionBot.Tests.Signing;

/// <summary>Whatever people do, in whatever order: the book stays sound and everybody is answered with something that Telegram takes.</summary>
public sealed class ConversationProperties
{
    private static readonly BotIdentity Bot = new(77, "some_bot");

    private static readonly string[] Words =
    [
        "/start", "/sign", "/share", "/me", "/language", "/cancel", "/help", "/unknown", "/stats", "/start 1pfair-elections", "/start 1l",
        "/invalidate one-tap 1,2 why", "/reinstate one-tap 1,2,3",
        "Айгүль Серікова", "Ann Lee", "<3", "😀", "\ud800", "x", "   ", "'’-.", "Имя <b>жирное</b>", "ұзақ есім",
    ];

    private static readonly string[] Verbs =
        ["p", "l", "r", "s", "a", "n", "g", "cn", "cr", "k", "c", "c", "c", "x", "go", "h", "m", "w", "wy", "rc", "rc", "co", "co", "cc", "cc", "da", "dy", "dy", "cl", "cy", "al", "sl", "st", "d", "d", "v", "v", "vd", "e", "ea", "ey", "ey", "zz", ""];

    private static readonly string[] Arguments = ["", "1", "2", "9", "abai", "abroad", "ru", "kk", "en", "-1", "VERSION", "VERSION", "FIRST", "FIRST.ru.2", "HOUR", "CONSENT", "CONSENT", "CONSENT"];

    private static int _replaced;
    private static int _barred;

    [Fact]
    public void Any_sequence_of_doings_leaves_a_sound_book_and_answers_everybody_also_when_texts_change_in_between()
    {
        var incoming =
            from person in Gen.Choose(1, 4)
            from kind in Gen.Choose(0, 11)
            from word in Gen.Elements(Words)
            from verb in Gen.Elements(Verbs)
            from petition in Gen.Elements("fair-elections", "one-tap", "closed", "nowhere", "")
            from argument in Gen.Elements(Arguments)
            select Make(person, kind, word, verb, petition, argument);
        Prop.ForAll(Gen.ListOf(incoming).Resize(120).ToArbitrary(), steps => Play([.. steps]))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(25).WithEndSize(120));
        Assert.True(_replaced > 0, "nobody ever signed a new text");
        Assert.True(_barred > 0, "nobody was ever invalidated");
    }

    [Fact]
    public async Task A_batch_that_comes_again_changes_nothing()
    {
        await using var book = await TestBook.OpenAsync();
        var walk = Walk(5, "Ann Lee");
        await book.TakeAsync(walk);
        var before = await book.PictureAsync();

        var again = await book.TakeAsync(walk);

        Assert.Empty(again.Waiting);
        Assert.Empty(again.Answers);
        Assert.Equal(before, await book.PictureAsync());
    }

    [Fact]
    public async Task A_handler_that_breaks_changes_nothing_and_the_next_update_goes_on()
    {
        await using var book = await TestBook.OpenAsync(decider => new BreakingDecider(decider, brokenPerson: 6));
        var batch = Walk(5, "Ann Lee").Zip(Walk(6, "Bob Ray")).SelectMany(pair => new[] { pair.First, pair.Second })
            .Select((arrival, i) => arrival with { UpdateId = 1000 + i }).ToList();

        var taken = await book.TakeAsync(batch);

        Assert.Equal(batch.Count / 2, taken.Poisoned);
        Assert.Equal(1, await book.CountAsync());
        Assert.Equal(batch.Count(a => a.What is Incoming.Press), taken.Answers.Count);
        Assert.Empty(await book.CheckAsync());
        Assert.Equal(taken.Poisoned, await book.Store.ReadAsync(unit => unit.Failures.List(FailureKind.Poison, 0, 1000).Count));
    }

    private static bool Play(Incoming[] steps)
    {
        using var running = PlayAsync(steps);
        running.GetAwaiter().GetResult();
        return true;
    }

    private static async Task PlayAsync(Incoming[] steps)
    {
        await using var book = await TestBook.OpenAsync();
        var id = 500;
        IReadOnlyCollection<(long Person, string Petition)> barred = [];
        foreach (var batch in steps.Chunk(7))
        {
            var arrivals = batch.Select(step => new Arrival(id++, book.WithVersion(step), null, Encoding.UTF8.GetBytes("{}"))).ToList();
            var taken = await book.TakeAsync(arrivals);
            Assert.Equal(0, taken.Poisoned);
            Assert.Equal(batch.Count(step => step is Incoming.Press), taken.Answers.Count);
            foreach (var row in taken.Waiting) await book.AssertSendableAsync(row.Id);
            var words = taken.Waiting.Count + taken.Answers.Count(answer => answer.Text is not null);
            Assert.True(words >= batch.Count(step => step is not Incoming.Blocked), "somebody was left without a word");
            // There and back and on: 0, 1, 0, 2, 0, 3, ...
            var now = await book.BarredAsync();
            if (!batch.Any(step => step is Incoming.Command { Name: "reinstate" })) Assert.Empty(barred.Except(now));
            barred = now;
            _barred += barred.Count;
            book.ChangeTexts(id / 7 % 2 == 0 ? 0 : id);
        }

        Assert.Empty(await book.CheckAsync());
        _replaced += await book.ReplacedAsync();
    }

    private static Incoming Make(int person, int kind, string word, string verb, string petition, string argument)
    {
        var from = new Person(person, person, word, null, person switch { 1 => "ru", 2 => "kk", 3 => "en", _ => null });
        return kind switch
        {
            0 or 1 when word[0] == '/' => Command(from, word),
            0 or 1 => new Incoming.Text(from, 10, word),
            2 => new Incoming.Contact(from, 11, "+77010000000", argument.Length == 0),
            3 => argument.Length == 0 ? new Incoming.Other(from, 12) : new Incoming.Document(from, 12, "f", word, 1),
            11 => Command(new Person(4, 4, word, null, "en"), verb.Length == 2 ? "/invalidate one-tap 1,2,3,4,5,6 why" : "/reinstate one-tap 1,2,3,4,5,6"),
            4 => new Incoming.Press(from, "c", 20 + person, "1|c|one-tap|VERSION"),
            _ => new Incoming.Press(from, "c", 20 + person, $"1|{verb}|{petition}|{argument}"),
        };
    }

    private static Incoming.Command Command(Person from, string word)
    {
        var parts = word[1..].Split(' ', 2);
        return new Incoming.Command(from, 10, parts[0], parts.Length > 1 ? parts[1] : "");
    }

    /// <summary>One person's whole way to a signature.</summary>
    private static List<Arrival> Walk(long person, string name)
    {
        var from = new Person(person, person, "T", null, "en");
        Incoming[] steps =
        [
            new Incoming.Command(from, 1, "start", ""),
            new Incoming.Press(from, "1", 2, "1|s|fair-elections|"),
            new Incoming.Press(from, "2", 2, "1|a|fair-elections|" + TestBook.LaunchConsent),
            new Incoming.Text(from, 3, name),
            new Incoming.Press(from, "3", 4, "1|g|fair-elections|abai"),
            new Incoming.Press(from, "4", 4, "1|c|fair-elections|" + TestBook.LaunchVersion),
        ];
        return [.. steps.Select((step, i) => new Arrival((person * 100) + i, step, null, Encoding.UTF8.GetBytes("{}")))];
    }

    private sealed class BreakingDecider(IDecider inner, long brokenPerson) : IDecider
    {
        public Decision Decide(IUnitOfWork unit, BotIdentity bot, Incoming incoming, DateTimeOffset now, Entropy entropy)
        {
            var decision = inner.Decide(unit, bot, incoming, now, entropy);
            if (incoming.From.Id != brokenPerson) return decision;
            // Every second one breaks in the middle of writing, the others before it.
            return incoming is Incoming.Press
                ? decision with { Apply = u => { decision.Apply(u); throw new InvalidOperationException("broken"); } }
                : throw new InvalidOperationException("broken");
        }

        public Outgoing.Say Apologize(Person person) => inner.Apologize(person);

        public (long ChatId, Outgoing.Say Message)? AfterOutage(IUnitOfWork unit, BotIdentity bot, DialogueRow row, DateTimeOffset now) =>
            inner.AfterOutage(unit, bot, row, now);
    }

    /// <summary>A real book with the real rules and three petitions.</summary>
    private sealed class TestBook : IAsyncDisposable
    {
        private readonly TestFolder _folder = new();
        private readonly ServerSecret _secret = ServerSecret.Create();
        private readonly Dictionary<string, string> _first = [];
        private TombstoneKeys _tombstones = null!;
        private Func<IDecider, IDecider> _wrap = decider => decider;
        private IReadOnlyList<Petition> _petitions = [];
        private Intake _intake = null!;
        private OutboxBoxes _boxes = null!;

        public static string LaunchVersion { get; } = Launch(petition => petition.Manifest.Version.Prefix);

        public static string LaunchConsent { get; } = Launch(petition => ConsentPage.Of(petition, Language.English, false).Argument);

        public IBookStore Store { get; private set; } = null!;

        public static async Task<TestBook> OpenAsync(Func<IDecider, IDecider>? wrap = null)
        {
            var book = new TestBook();
            book._folder.AddLaunchPetition();
            book._folder.Add("one-tap/ru.md", "# Одна кнопка\n\n1. Да.\n");
            book._folder.Add("one-tap/petition.yaml", "fields: []\n");
            book._folder.Add("closed/en.md", "# Closed\n\nWas & is <closed>.\n\n1. Nothing.\n");
            book._folder.Add("closed/petition.yaml", "closes: 2020-01-01\nfields: [name, phone, comment]\n");
            book.Store = await SqliteBookStore.OpenAsync(Path.Combine(book._folder.Root, "book.db"));
            book._boxes = new OutboxBoxes(book._secret);
            book._tombstones = new TombstoneKeys(Path.Combine(book._folder.Root, "tombstones"), book._secret, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
            book._wrap = wrap ?? book._wrap;
            book.Start();
            return book;
        }

        /// <summary>A restart with other texts; 0 are those of the beginning.</summary>
        public void ChangeTexts(int n)
        {
            _folder.AddLaunchPetition();
            if (n > 0) _folder.Add("fair-elections/en.md", $"# Fair\n\n{string.Concat(Enumerable.Range(1, 8).Select(i => $"{i}. Be fair, {n}.\n"))}");
            _folder.Add("one-tap/ru.md", n == 0 ? "# Одна кнопка\n\n1. Да.\n" : $"# Одна кнопка\n\n1. Да, {n}.\n");
            Start();
        }

        /// <summary>How many versions of the text were signed after the first one.</summary>
        public Task<int> ReplacedAsync() => Store.ReadAsync(unit => Math.Max(0, unit.Signatures.VersionHashes("one-tap").Count - 1));

        /// <summary>Who may not sign which petition, since their signature was invalidated; none of these counts.</summary>
        public Task<IReadOnlyCollection<(long Person, string Petition)>> BarredAsync() => Store.ReadAsync(unit =>
        {
            var safe = new Safe(_secret);
            var graveyard = new Graveyard(safe, _tombstones);
            var barred = new List<(long, string)>();
            foreach (var petition in _petitions)
            {
                for (var person = 1; person <= 4; person++)
                {
                    var mine = unit.Signatures.Find(safe.SignerOf(petition.Id, person)) is { } row ? safe.Open(row) : null;
                    var isBarred = mine is { IsBarred: true } || graveyard.Find(unit, petition.Id, person) is { Reason: not null };
                    if (!isBarred) continue;
                    Assert.False(mine is { IsCounted: true }, "an invalidation was evaded");
                    barred.Add((person, petition.Id.Value));
                }
            }

            return (IReadOnlyCollection<(long, string)>)barred;
        });

        public Task<TakenIn> TakeAsync(IReadOnlyList<Arrival> batch) => _intake.TakeAsync(Bot, batch, drained: true);

        public Incoming WithVersion(Incoming step) => step is Incoming.Press press
            ? press with
            {
                Data = press.Data.Replace("VERSION", VersionOf(press.Data), StringComparison.Ordinal)
                    .Replace("CONSENT", ConsentOf(press), StringComparison.Ordinal)
                    .Replace("HOUR", $"{Hours.Of(TimeProvider.System.GetUtcNow())}", StringComparison.Ordinal)
                    .Replace("FIRST", _first.GetValueOrDefault(press.Data.Split('|')[2], "00000000"), StringComparison.Ordinal),
            }
            : step;

        public Task<long> CountAsync() => Store.ReadAsync(unit => Tally.Count(unit.Counters, "fair-elections"));

        public Task<IReadOnlyList<string>> CheckAsync() => Store.ReadAsync(unit => BookCheck.Run(unit, _secret));

        /// <summary>What the book says, in words that two looks can be compared by.</summary>
        public Task<string> PictureAsync() => Store.ReadAsync(unit => string.Join('\n',
            unit.Leaves.List(0, 1000).Select(leaf => Convert.ToHexString(leaf.Bytes))
                .Concat(unit.Counters.List("fair-elections").Select(row => row.ToString()))
                .Append($"{unit.Outbox.NextId} {unit.Signatures.NextSerial("fair-elections")}")));

        public async Task AssertSendableAsync(long id)
        {
            var row = await Store.ReadAsync(unit => unit.Outbox.Find(id));
            // Who erases everything takes the answers back that still waited.
            if (row is null) return;
            var (html, keyboard) = _boxes.Open(row).What switch
            {
                Outgoing.Say say => (say.Html, say.Keyboard as Keyboard.Inline),
                Outgoing.Edit edit => (edit.Html, edit.Keyboard),
                Outgoing.Document document => (document.CaptionHtml, document.Otherwise.Keyboard as Keyboard.Inline),
                _ => (null, null),
            };
            if (html is null) return;
            TelegramHtmlChecker.Check(html);
            Assert.InRange(TelegramHtml.LengthAfterParsing(html), 1, 4096);
            if (keyboard is null) return;
            Assert.NotEmpty(keyboard.Rows);
            Assert.InRange(keyboard.Rows.Sum(r => r.Count), 1, 100);
            Assert.All(keyboard.Rows, r => Assert.InRange(r.Count, 1, 8));
            foreach (var press in keyboard.Rows.SelectMany(r => r).OfType<Button.Press>())
                Assert.InRange(Encoding.UTF8.GetByteCount(press.Data), 1, 64);
        }

        public async ValueTask DisposeAsync()
        {
            await Store.DisposeAsync();
            _folder.Dispose();
        }

        private static string Launch(Func<Petition, string> read)
        {
            using var folder = new TestFolder();
            folder.AddLaunchPetition();
            return read(PetitionFolder.Read(folder.Petitions).Petitions[0]);
        }

        private void Start()
        {
            var (petitions, problems) = PetitionFolder.Read(_folder.Petitions);
            Assert.Empty(problems);
            _petitions = petitions;
            foreach (var petition in petitions) _first.TryAdd(petition.Id.Value, petition.Manifest.Version.Prefix);
            IDecider signing = new Conversation(new BookKeys(_secret, null, _tombstones), petitions, "https://t.me/", TestLog.Signer, null);
            IDecider decider = new OrganizerDesk(_secret, petitions, new DailyFigures(_secret, petitions), signing, person => person == 4);
            _intake = new Intake(Store, _wrap(decider), _boxes, new FailureBoxes(_secret), TimeProvider.System);
        }

        private string VersionOf(string data) => PetitionOf(data)?.Manifest.Version.Prefix ?? "00000000";

        private Petition? PetitionOf(string data) => _petitions.FirstOrDefault(petition => data.Contains($"|{petition.Id}|", StringComparison.Ordinal));

        // In the language that the person's app has; who chose another one agrees to nothing by it.
        private string ConsentOf(Incoming.Press press) => PetitionOf(press.Data) is { } petition
            ? ConsentPage.Of(petition, Languages.FromTag(press.From.LanguageTag) ?? Language.Russian, false).Argument : "0";
    }
}
