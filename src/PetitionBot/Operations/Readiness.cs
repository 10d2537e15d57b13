using PetitionBot.Core.Delivery;

namespace PetitionBot.Operations;

/// <summary>Whether people are served at this moment: updates come in, and what they cause can be kept.</summary>
internal sealed class Readiness(BotLine[] lines, BookProbe book, BackupService backups)
{
    /// <summary>What keeps the bot from serving, a sentence each, with nobody's data; empty when it is ready.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync(CancellationToken cancellation)
    {
        var problems = lines.Where(line => !IsPolled(line))
            .Select(line => $"bot {line.Token.Id}: no updates were asked for successfully within the last {Intake.OutageAfter.TotalSeconds:0} s").ToList();
        if (!await book.IsWritableAsync(cancellation)) problems.Add("the book cannot be written");
        // People are served all the same; but nobody looks into a log before it is too late.
        if (backups.Problem is { } problem) problems.Add(problem);
        return problems;
    }

    // What the book remembers of before the start does not count, and a clock that was set changes nothing.
    private static bool IsPolled(BotLine line) => line.Pump.SincePolled < Intake.OutageAfter;
}
