using System.Globalization;
using PetitionBot.Playground.Http;

namespace PetitionBot.Playground.Control;

/// <summary>Switches: faults, clock, update ids, tokens.</summary>
internal sealed class FaultRoutes(TelegramWorld world)
{
    public async Task<WriteResult> RouteAsync(ControlCall call) => (call.Method, call.Segments) switch
    {
        ("GET", ["faults"]) => json => ControlJson.WriteFaults(json, world.Faults.Active),
        ("POST", ["faults"]) => Add(await call.BodyAsync<Requests.NewFault>()),
        ("POST", ["faults", "seed"]) => Seed(await call.BodyAsync<Requests.Seed>()),
        ("DELETE", ["faults"]) => Done(world.Faults.Clear),
        ("DELETE", ["faults", var number]) => Remove(number),
        ("POST", ["clock"]) => SetClock(await call.BodyAsync<Requests.Clock>()),
        ("POST", ["updates", var action]) => Change(action, await call.BodyAsync<Requests.Updates>()) ?? throw ControlCall.NoRoute(call),
        ("POST", ["tokens", "revoke"]) => Revoke(await call.BodyAsync<Requests.Token>()),
        _ => throw ControlCall.NoRoute(call),
    };

    private WriteResult Add(Requests.NewFault body)
    {
        var number = world.Faults.Add(new Fault
        {
            Kind = body.Kind,
            Method = body.Method,
            Except = body.Except ?? [],
            ChatId = body.ChatId,
            Times = body.Times,
            For = body.ForSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Status = body.Status is >= 400 and <= 599 ? body.Status : throw new ControlException(400, $"status must be from 400 to 599, but is {body.Status}."),
            Description = body.Description,
            RetryAfter = body.RetryAfter,
            MigrateToChatId = body.MigrateToChatId,
            ActsFirst = body.ActsFirst,
            Delay = TimeSpan.FromSeconds(body.DelaySeconds),
            After = TimeSpan.FromSeconds(body.AfterSeconds),
            Probability = body.Probability is > 0 and <= 1
                ? body.Probability
                : throw new ControlException(400, $"probability must be above 0 and at most 1, but is {body.Probability}."),
            BytesPerSecond = body.BytesPerSecond > 0
                ? body.BytesPerSecond
                : throw new ControlException(400, $"bytes_per_second must be above 0, but is {body.BytesPerSecond}."),
        });
        return json => json.WriteObject(json => json.WriteNumber("number", number));
    }

    private WriteResult Remove(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known) && world.Faults.Remove(known)
            ? Done(() => { })
            : throw new ControlException(404, $"There is no fault {number}.");

    private WriteResult SetClock(Requests.Clock body) => Done(() => world.ClockOffset = TimeSpan.FromSeconds(body.OffsetSeconds));

    private WriteResult Seed(Requests.Seed body) => Done(() => world.Faults.Seed(body.Value));

    private WriteResult Revoke(Requests.Token body) => Done(() => world.Faults.RevokeToken(PersonRoutes.FindBot(world, body.Bot), body.Revoked));

    private WriteResult? Change(string action, Requests.Updates body)
    {
        var bot = PersonRoutes.FindBot(world, body.Bot);
        return action switch
        {
            "restart" => Done(() => world.Faults.RestartUpdateIds(bot, body.NextId ?? throw new ControlException(400, "The field next_id is needed."))),
            "repeat" => world.Faults.RepeatUpdate(bot, body.UpdateId) ? Done(() => { }) : throw new ControlException(404, "There is no such update among the last 1,000."),
            "raw" => Done(() => world.Faults.DeliverRaw(bot, body.Json ?? throw new ControlException(400, "The field json is needed."))),
            "disorder" => Done(() => world.Faults.Disturb(bot, new UpdateDisorder { Twice = body.Twice, Again = body.Again, Shuffled = body.Shuffled })),
            _ => null,
        };
    }

    private static WriteResult Done(Action act)
    {
        act();
        return json => json.WriteObject(json => json.WriteBoolean("ok", true));
    }
}
