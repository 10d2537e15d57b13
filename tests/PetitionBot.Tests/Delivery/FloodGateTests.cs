using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Delivery;

namespace PetitionBot.Tests.Delivery;

public sealed class FloodGateTests
{
    private const long Ann = 1;
    private const long Bob = 2;

    private static readonly DateTimeOffset Start = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly CourierLimits Limits = new() { PersonBurst = 5, PersonPerSecond = 2 };

    [Fact]
    public void A_burst_passes_and_what_is_more_is_told_once_in_a_while()
    {
        var gate = new FloodGate(Limits);

        var marked = Mark(gate, Many(Ann, 8), Start);

        Assert.Equal([.. Enumerable.Repeat(Excess.None, 5), Excess.Told, Excess.Untold, Excess.Untold], marked.Select(one => one.Excess));
        Assert.Equal([Excess.None, Excess.None, Excess.Untold], Mark(gate, Many(Ann, 3), Start.AddSeconds(1)).Select(one => one.Excess));
        Assert.Contains(Mark(gate, Many(Ann, 20), Start + FloodGate.TellEvery), one => one.Excess == Excess.Told);
    }

    [Fact]
    public void Nobody_else_notices()
    {
        var gate = new FloodGate(Limits);
        Mark(gate, Many(Ann, 1000), Start);

        Assert.All(Mark(gate, Many(Bob, 5), Start), one => Assert.Equal(Excess.None, one.Excess));
    }

    [Fact]
    public void What_waited_for_the_bot_and_who_blocks_it_is_never_too_much()
    {
        var gate = new FloodGate(Limits);
        var waited = Many(Ann, 100).Select(one => one with { At = Start - FloodGate.Waited }).ToList();
        var person = new Person(Ann, Ann, "Ann", null, null);
        Mark(gate, Many(Ann, 50), Start);

        Assert.All(Mark(gate, waited, Start), one => Assert.Equal(Excess.None, one.Excess));
        Assert.Equal(Excess.None, Mark(gate, [new Arrival(1, new Incoming.Blocked(person), null, default)], Start)[0].Excess);
        Assert.Equal(Excess.None, Mark(gate, [new Arrival(1, null, "unreadable", default)], Start)[0].Excess);
        Assert.NotEqual(Excess.None, Mark(gate, [Many(Ann, 1)[0] with { At = Start.AddSeconds(-59) }], Start)[0].Excess);
    }

    [Fact]
    public void Who_keeps_to_the_pace_always_passes_and_nobody_ever_gets_more() => Prop.ForAll(
        Gen.Choose(0, 3000).ListOf().ToArbitrary(),
        pauses =>
        {
            var (gate, now, passed) = (new FloodGate(Limits), Start, new List<DateTimeOffset>());
            foreach (var pause in pauses)
            {
                now += TimeSpan.FromMilliseconds(pause);
                var excess = Mark(gate, Many(Ann, 1), now)[0].Excess;
                if (pause >= 500) Assert.Equal(Excess.None, excess);
                if (excess == Excess.None) passed.Add(now);
            }

            foreach (var from in passed)
            {
                foreach (var to in passed.Where(to => to >= from))
                    Assert.True(passed.Count(at => at >= from && at <= to) <= Limits.PersonBurst + ((to - from).TotalSeconds * Limits.PersonPerSecond));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void People_are_forgotten_once_they_are_quiet()
    {
        var gate = new FloodGate(Limits);
        for (var person = 0; person < 200_000; person += 100)
            Mark(gate, [.. Enumerable.Range(person, 100).Select(id => Many(id, 1)[0])], Start.AddSeconds(person / 100));

        Assert.InRange(gate.People, 1, 20_100);
    }

    [Fact]
    public void A_calendar_that_is_set_back_by_a_day_keeps_nobody_waiting()
    {
        var gate = new FloodGate(Limits);
        gate.Mark(Many(Ann, 5), Start, TimeSpan.Zero);

        Assert.All(gate.Mark(Many(Ann, 5), Start.AddDays(-1), TimeSpan.FromSeconds(3)), one => Assert.Equal(Excess.None, one.Excess));
    }

    private static IReadOnlyList<Arrival> Mark(FloodGate gate, IReadOnlyList<Arrival> batch, DateTimeOffset now) => gate.Mark(batch, now, now - Start);

    private static List<Arrival> Many(long person, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Arrival(i, new Incoming.Press(new Person(person, person, "x", null, null), "cb", 1, "1|p|x|"), null, default))];
}
