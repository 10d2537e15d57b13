using PetitionBot.Core.Delivery;

namespace PetitionBot.Operations;

/// <summary>Whether people are served at this moment: updates come in, and what they cause can be kept.</summary>
internal sealed class Readiness(BotLine[] lines, BookProbe book)
{
    /// <summary>What keeps the bot from serving, a sentence each, with nobody's data; empty when it is ready.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync(CancellationToken cancellation)
    {
        var problems = lines.Where(line => !IsPolled(line))
            .Select(line => $"bot {line.Token.Id}: no updates were asked for successfully within the last {Intake.OutageAfter.TotalSeconds:0} s").ToList();
        if (!await book.IsWritableAsync(cancellation)) problems.Add("the book cannot be written");
        return problems;
    }

    // What the book remembers of before the start does not count, and a clock that was set changes nothing.
    private static bool IsPolled(BotLine line) => line.Pump.SincePolled < Intake.OutageAfter;
}
