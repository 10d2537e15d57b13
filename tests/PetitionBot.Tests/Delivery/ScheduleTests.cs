using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Delivery;

namespace PetitionBot.Tests.Delivery;

/// <summary>Every answer of the schedule is held against a model that looks at all chats each time.</summary>
public sealed class ScheduleTests
{
    private static readonly DateTimeOffset Start = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly CourierLimits Limits = new() { ChatBurst = 3, BulkPerSecond = 2 };

    private enum Doing
    {
        Say,
        Edit,
        Bulk,
        Take,
        Finish,
        Retry,
        Flood,
        Drop,
        Wait,
    }

    [Fact]
    public void Any_sequence_of_doings_gives_what_the_naive_model_gives_and_loses_nothing()
    {
        var step =
            from doing in Gen.Frequency(
                (4, Gen.Constant(Doing.Say)), (3, Gen.Constant(Doing.Edit)), (3, Gen.Constant(Doing.Bulk)), (8, Gen.Constant(Doing.Take)),
                (4, Gen.Constant(Doing.Finish)), (2, Gen.Constant(Doing.Retry)), (1, Gen.Constant(Doing.Flood)),
                (1, Gen.Constant(Doing.Drop)), (4, Gen.Constant(Doing.Wait)))
            from chat in Gen.Choose(0, 3)
            from n in Gen.Choose(0, 40)
            select (doing, chat, n);
        Prop.ForAll(Gen.ListOf(step).ToArbitrary(), steps => Play([.. steps]))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(150));
    }

    [Fact]
    public void A_burst_passes_at_once_and_then_one_in_each_interval()
    {
        var pace = new Pace(TimeSpan.FromSeconds(1), 3);
        var now = Start;
        for (var i = 0; i < 3; i++)
        {
            Assert.True(pace.Next <= now);
            pace.Take(now);
        }

        Assert.Equal(now.AddSeconds(1), pace.Next);
        pace.Take(now.AddSeconds(1));
        Assert.Equal(now.AddSeconds(2), pace.Next);
        Assert.False(pace.IsFull(now.AddSeconds(3.9)));
        Assert.True(pace.IsFull(now.AddSeconds(4)));
    }

    [Fact]
    public void In_any_span_a_pace_lets_no_more_pass_than_its_burst_and_one_for_each_interval()
    {
        var waits = Gen.Choose(0, 3000).Select(ms => TimeSpan.FromMilliseconds(ms)).ListOf();
        Prop.ForAll(waits.ToArbitrary(), pauses =>
        {
            var (pace, now, taken) = (new Pace(TimeSpan.FromSeconds(1), 4), Start, new List<DateTimeOffset>());
            foreach (var pause in pauses)
            {
                now += pause;
                while (pace.Next <= now)
                {
                    pace.Take(now);
                    taken.Add(now);
                }
            }

            for (var first = 0; first < taken.Count; first++)
            {
                for (var last = first; last < taken.Count; last++)
                    if (last - first + 1 > 4 + Math.Floor((taken[last] - taken[first]).TotalSeconds)) return false;
            }

            return true;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Edits_of_one_message_that_wait_become_the_last_one_in_the_place_of_the_first()
    {
        var schedule = new Schedule(Limits);
        Assert.Null(schedule.Add(Edit(1, message: 9)));
        Assert.Null(schedule.Add(Row(2)));
        Assert.Null(schedule.Add(Edit(3, message: 8)));
        Assert.Equal(1, schedule.Add(Edit(4, message: 9)));
        Assert.Equal([4, 2, 3], Drain(schedule));
    }

    [Fact]
    public void An_edit_under_way_is_not_replaced()
    {
        var schedule = new Schedule(Limits);
        schedule.Add(Edit(1, message: 9));
        Assert.Equal(1, schedule.Take(Start)?.Id);
        Assert.Null(schedule.Add(Edit(2, message: 9)));
        schedule.Finish("a", Start);
        Assert.Equal([2], Drain(schedule));
    }

    [Fact]
    public void A_flooded_chat_pauses_and_nobody_else_does()
    {
        var schedule = new Schedule(Limits);
        schedule.Add(Row(1, "a"));
        schedule.Add(Row(2, "a"));
        schedule.Add(Row(3, "b"));
        var flooded = schedule.Take(Start)!;
        schedule.Flooded(flooded, TimeSpan.FromSeconds(30), Start);
        schedule.Retry(flooded, Start.AddSeconds(30));

        Assert.Equal(3, schedule.Take(Start)?.Id);
        schedule.Finish("b", Start);
        Assert.Null(schedule.Take(Start.AddSeconds(29.9)));
        Assert.Equal(Start.AddSeconds(30), schedule.Next());
        Assert.Equal((1L, 1), schedule.Take(Start.AddSeconds(30)) is { } again ? (again.Id, again.Attempts) : default);
    }

    [Theory]
    [InlineData(2.0, true)]
    [InlineData(2.6, false)]
    public void Three_chats_flooded_within_five_seconds_pause_their_lane(double between, bool pauses)
    {
        var schedule = new Schedule(Limits);
        var now = Start;
        foreach (var chat in new[] { "a", "b", "c" })
        {
            schedule.Add(Row(chat[0], chat));
            schedule.Flooded(schedule.Take(now)!, TimeSpan.FromSeconds(60), now);
            if (chat != "c") now = now.AddSeconds(between);
        }

        schedule.Add(Row(9, "d"));
        schedule.Add(Row(10, "e", Lane.Bulk));
        Assert.Equal(pauses ? 10 : 9, schedule.Take(now)?.Id);
        Assert.Equal(pauses ? 9 : 10, schedule.Take(now.AddSeconds(60))?.Id);
    }

    [Fact]
    public void One_chats_hours_among_others_seconds_pause_nobody_else_for_hours()
    {
        var schedule = new Schedule(Limits);
        foreach (var (chat, seconds) in new[] { ("a", 1), ("b", 1), ("c", 10_000) })
        {
            schedule.Add(Row(chat[0], chat));
            schedule.Flooded(schedule.Take(Start)!, TimeSpan.FromSeconds(seconds), Start);
        }

        schedule.Add(Row(9, "d"));
        Assert.Null(schedule.Take(Start));
        Assert.Equal(9, schedule.Take(Start.AddSeconds(1))?.Id);
    }

    [Fact]
    public void Floods_of_the_bulk_lane_never_pause_replies()
    {
        var schedule = new Schedule(Limits with { BulkPerSecond = 25 });
        foreach (var chat in new[] { "a", "b", "c" })
        {
            schedule.Add(Row(chat[0], chat, chat == "c" ? Lane.Reply : Lane.Bulk));
            schedule.Flooded(schedule.Take(Start)!, TimeSpan.FromHours(2), Start);
        }

        schedule.Add(Row(9, "d"));
        Assert.Equal(9, schedule.Take(Start)?.Id);
    }

    [Fact]
    public void Replies_go_before_bulk_also_inside_one_chat()
    {
        var schedule = new Schedule(Limits);
        schedule.Add(Row(1, "a", Lane.Bulk));
        schedule.Add(Row(2, "b", Lane.Bulk));
        schedule.Add(Row(3, "b"));
        Assert.Equal([3, 1, 2], Drain(schedule));
    }

    [Fact]
    public void Idle_chats_are_forgotten_and_busy_or_waiting_ones_are_not()
    {
        var schedule = new Schedule(Limits);
        for (var i = 0; i < 9_000; i++) schedule.Add(Row(i + 1, $"early {i}"));
        for (var i = 0; i < 9_000; i++) schedule.Finish(schedule.Take(Start)!.Chat, Start);
        Assert.Equal(9_000, schedule.Chats);

        var later = Start.AddMinutes(1);
        for (var i = 0; i < 2_000; i++) schedule.Add(Row(9_001 + i, $"late {i}"));
        var busy = schedule.Take(later)!;
        schedule.Finish(schedule.Take(later)!.Chat, later);
        Assert.Equal(2_000, schedule.Chats);
        schedule.Finish(busy.Chat, later);
        Assert.Equal(1_998, Drain(schedule).Count);
    }

    private static Waiting Row(long id, string chat = "a", Lane lane = Lane.Reply) => new(id, chat, lane, null, 0, null);

    private static Waiting Edit(long id, int message, string chat = "a") =>
        new(id, chat, Lane.Reply, null, 0, new MessageRef.Id(message));

    private static List<long> Drain(Schedule schedule)
    {
        var (ids, now) = (new List<long>(), Start);
        while (schedule.Next() is { } next)
        {
            if (next > now) now = next;
            if (schedule.Take(now) is not { } row) continue;
            ids.Add(row.Id);
            schedule.Finish(row.Chat, now);
        }

        return ids;
    }

    private static bool Play((Doing What, int Chat, int N)[] steps)
    {
        var (schedule, model, now, id) = (new Schedule(Limits), new NaiveSchedule(Limits), Start, 0L);
        foreach (var (what, chat, n) in steps)
        {
            var name = $"chat {chat}";
            switch (what)
            {
                case Doing.Say: Add(Row(++id, name)); break;
                case Doing.Edit: Add(Edit(++id, n % 2, name)); break;
                case Doing.Bulk: Add(Row(++id, name, Lane.Bulk)); break;
                case Doing.Take: model.Taken(schedule.Take(now), now); break;
                case Doing.Wait: now += TimeSpan.FromMilliseconds(n * 50); break;
                case Doing.Drop:
                    schedule.Drop(name);
                    model.Drop(name);
                    break;
                default: Settle(what, name, n); break;
            }

            model.CheckNext(schedule.Next());
        }

        foreach (var chat in model.UnderWay) Settle(Doing.Finish, chat, 0);
        for (var turns = 0; schedule.Next() is { } next; turns++)
        {
            Assert.True(turns < 10_000, "the schedule does not come to an end");
            if (next > now) now = next;
            var row = schedule.Take(now);
            model.Taken(row, now);
            if (row is not null) Settle(Doing.Finish, row.Chat, 0);
        }

        model.AssertNothingLost(id);
        return true;

        void Add(Waiting row) => Assert.Equal(model.Add(row), schedule.Add(row));

        void Settle(Doing what, string chat, int n)
        {
            if (model.RowUnderWay(chat) is not { } row) return;
            var until = now + TimeSpan.FromMilliseconds(n * 100);
            if (what == Doing.Flood)
            {
                schedule.Flooded(row, until - now, now);
                model.Flooded(row, until, now);
            }

            if (what == Doing.Finish) schedule.Finish(chat, now);
            else schedule.Retry(row, until);
            model.Settled(chat, what == Doing.Finish ? null : until);
        }
    }
}
