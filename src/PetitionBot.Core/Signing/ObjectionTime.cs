using System.Globalization;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Signing;

/// <summary>
/// How long signers of a petition can object to not being counted: until so many days after it closed. Until then the bot has
/// to find their signatures.
/// </summary>
public static class ObjectionTime
{
    /// <summary>So many days, unless the organizers give people another time.</summary>
    public const int Days = 30;

    /// <summary>Says why the time is not over; null where it is.</summary>
    /// <param name="unit">The book.</param>
    /// <param name="id">The petition's id.</param>
    /// <param name="petition">The petition, or null where it is offered no more.</param>
    /// <param name="days">How many days people have.</param>
    /// <param name="now">The time.</param>
    public static string? Problem(IUnitOfWork unit, string id, Petition? petition, int days, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (petition is { Settings.Closes: null })
            return $"{id} can still be signed and never closes: write 'closes: {now:yyyy-MM-dd}' into its petition.yaml to close it, and come back when the time for objections is over";
        // A date that was written down later than it says does not make that time shorter.
        var last = unit.Counters.List(id).Where(row => row is { What: Tally.Entry, Key: "signed", Day: not null }).Max(row => row.Day);
        var closed = petition?.DayOf(petition.Settings.Closes!.Value);
        if ((closed > last || last is null ? closed : last) is not { } end) return null;
        var from = end.AddDays(days);
        var today = petition?.DayOf(now) ?? DateOnly.FromDateTime(now.UtcDateTime);
        var isOpen = petition is not null && petition.At(now) != Openness.Closed;
        if (!isOpen && today >= from) return null;
        var since = isOpen ? $"can still be signed, or will be: it closes on {closed:yyyy-MM-dd}" : $"was signed or closed last on {end:yyyy-MM-dd}";
        return string.Create(CultureInfo.InvariantCulture, $"{id} {since}, and its signers may object for {days} days: it can be destroyed from {from:yyyy-MM-dd} on");
    }
}
