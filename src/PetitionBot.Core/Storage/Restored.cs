using System.Globalization;
using System.Text;

namespace PetitionBot.Core.Storage;

/// <summary>That the book was restored from a backup and what came in between is lost.</summary>
/// <param name="From">The day of the backup.</param>
/// <param name="On">The day of the restoring.</param>
public sealed record Restored(DateOnly From, DateOnly On)
{
    private const string Key = "restored";
    private const int ToldDays = 60;
    private const string Format = "yyyy-MM-dd";

    /// <summary>For so long everybody who is not found as a signer is told: whoever has signed meanwhile believes to be counted.</summary>
    public DateTimeOffset ToldUntil => new(On.AddDays(ToldDays), TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>What the book says of its last restoring, or null.</summary>
    public static Restored? Find(IMetaTable meta) =>
        meta.Find(Key) is { } value && Encoding.ASCII.GetString(value).Split(' ') is [var from, var on] && Day(from) is { } begin && Day(on) is { } end
            ? new Restored(begin, end)
            : null;

    /// <summary>Keeps it.</summary>
    public void Save(IMetaTable meta) =>
        meta.Save(Key, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{From:yyyy-MM-dd} {On:yyyy-MM-dd}")));

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
