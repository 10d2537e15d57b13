using PetitionBot.Core.Delivery;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;

namespace PetitionBot.Tests.Faults.Crashes;

/// <summary>
/// The life of a small book, the same each time: five people, an organizer, and what the bot does by itself. It is told to
/// a <see cref="Life"/> step by step; a step that was broken off is told again.
/// </summary>
internal sealed class LifeScript
{
    public const long Ann = 1;
    public const long Bob = 2;
    public const long Cid = 3;
    public const long Dan = 4;
    public const long Eve = 5;
    public const long Organizer = 900;

    public static readonly IReadOnlyList<long> Everybody = [Ann, Bob, Cid, Dan, Eve, Organizer];
    public static readonly DateTimeOffset Begin = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly List<Func<Life, Task>> _steps = [];
    private readonly Petition _petition;
    private readonly Func<long, string> _linkOf;
    private DateTimeOffset _now = Begin;
    private long _update = 5000;
    private int _message = 10;
    private bool _isSealing;

    private LifeScript(Petition petition, Func<long, string> linkOf)
    {
        (_petition, _linkOf) = (petition, linkOf);
        Signing();
        Changing();
        Ageing();
    }

    /// <summary>The steps.</summary>
    /// <param name="petition">The only petition; it asks for a name.</param>
    /// <param name="linkOf">What starts the bot through a person's link.</param>
    public static IReadOnlyList<Func<Life, Task>> Of(Petition petition, Func<long, string> linkOf) => new LifeScript(petition, linkOf)._steps;

    private void Signing()
    {
        Batch(Say(Ann, "/start"), Say(Bob, "/start"));
        Batch(Press(Ann, Verb.Sign), Agree(Ann), Press(Bob, Verb.Sign));
        Batch(Agree(Bob), Say(Ann, "Ann Lee"), Say(Bob, "Bob Lee"));
        Batch(Confirm(Ann));
        // Twice, as an impatient thumb does it.
        Batch(Confirm(Bob), Confirm(Bob));
        Batch(Say(Cid, _linkOf(Ann)), Press(Cid, Verb.Sign), Agree(Cid), Say(Cid, "Cid Lee"), Confirm(Cid));
        Batch(Say(Dan, _linkOf(Ann)), Press(Dan, Verb.Sign), Agree(Dan));
        Batch(Say(Dan, "Dan Lee"), Say(Bob, "/share"));
        _steps.Add(life => life.PublishAsync());
        Pass(TimeSpan.FromHours(1));
        _steps.Add(life => life.SweepAsync());
    }

    private void Changing()
    {
        Batch(Press(Bob, Verb.Withdraw, "2"), Say(Ann, "/me"));
        Batch(Say(Organizer, "/invalidate 3 signed twice"));
        Batch(Say(Organizer, "/reinstate 3"));
        _steps.Add(life => life.SealAsync());
        _isSealing = true;
        Batch(Press(Cid, Verb.Erase, $"{Hours.Of(_now)}", petition: ""));
        Batch(Say(Eve, _linkOf(Ann)), Press(Eve, Verb.Sign), Agree(Eve));
        Batch(Say(Eve, "Eve Lee"), Confirm(Eve), new Incoming.Blocked(Person(Organizer)));
        // Of an update that nobody can read, the book keeps the bytes.
        _steps.Add(Taking([new Arrival(++_update, null, "unreadable", "{}"u8.ToArray())]));
    }

    private void Ageing()
    {
        Pass(TimeSpan.FromHours(25));
        _steps.Add(life => life.SweepAsync());
        _steps.Add(life => life.PublishAsync());
        // Bob changes his mind; Dan, after a day, does not.
        Batch(Press(Bob, Verb.Sign), Agree(Bob), Say(Bob, "Robert Lee"), Confirm(Bob));
        Batch(Press(Dan, Verb.Cancel));
        Pass(TimeSpan.FromDays(3));
        _steps.Add(life => life.SweepAsync());
        Batch(Say(Ann, "/help"));
        Pass(TimeSpan.FromDays(28));
        _steps.Add(life => life.SweepAsync());
        _steps.Add(life => life.PublishAsync());
    }

    private void Batch(params Incoming[] incoming) => _steps.Add(Taking([.. incoming.Select(one => new Arrival(++_update, one, null, "{}"u8.ToArray()))]));

    private static Func<Life, Task> Taking(IReadOnlyList<Arrival> batch) => life => life.TakeAsync(batch);

    private void Pass(TimeSpan time)
    {
        _now += time;
        var until = _now;
        _steps.Add(life =>
        {
            life.Clock.SetUtcNow(until);
            return Task.CompletedTask;
        });
    }

    private Incoming Say(long person, string text) => text.StartsWith('/')
        ? new Incoming.Command(Person(person), ++_message, text[1..].Split(' ')[0], text.Contains(' ', StringComparison.Ordinal) ? text.Split(' ', 2)[1] : "")
        : new Incoming.Text(Person(person), ++_message, text);

    private Incoming.Press Agree(long person) => Press(person, Verb.Agree, ConsentPage.Of(_petition, Language.English, _isSealing).Argument);

    private Incoming.Press Confirm(long person) => Press(person, Verb.Confirm, _petition.Manifest.Version.Prefix);

    private Incoming.Press Press(long person, string verb, string argument = "", string? petition = null) =>
        new(Person(person), "callback", 5, $"1|{verb}|{petition ?? _petition.Id.Value}|{argument}");

    private static Person Person(long id) => new(id, id, "Any", "Body", "en");
}
