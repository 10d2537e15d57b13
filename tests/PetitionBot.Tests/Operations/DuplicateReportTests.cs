using PetitionBot.Core.Exports;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Texts;
using PetitionBot.Operations;
using PetitionBot.Tests.Signing;

namespace PetitionBot.Tests.Operations;

public sealed class DuplicateReportTests
{
    [Fact]
    public async Task The_bot_takes_the_lines_as_they_are_and_the_first_of_each_group_stays()
    {
        await using var desk = await SealedDesk.OpenAsync();
        foreach (var (person, name) in new[] { "Ann Lee", "Фёдор", "ann  LEE", "Федор", "Bob Roe" }.Select((name, at) => (at + 1, name))) await desk.SignAsync(person, name);
        await desk.Book.WithdrawAsync(4);
        desk.Export();
        var (code, output, errors) = desk.Open(sheet: null, duplicates: "again.txt");
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("again.txt has 0 phones and 1 names that stand under more than one counted signature", output, StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(desk.At("again.txt").FullName);
        Assert.DoesNotContain("Lee", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("DIFFERENT PEOPLE CAN HAVE THE SAME NAME", text, StringComparison.Ordinal);
        Assert.Contains("EQUAL PHONES: the stronger sign", text, StringComparison.Ordinal);
        Assert.Contains("1 is kept, the same again: 3", text, StringComparison.Ordinal);

        var line = Assert.Single(text.Split('\n'), line => line.StartsWith("/invalidate", StringComparison.Ordinal)).TrimEnd();
        Assert.Contains("3", (await desk.Book.SayAsync(SigningBook.Organizer, line)).Html, StringComparison.Ordinal);
        foreach (var person in new[] { 1, 3, 5 }) Assert.Equal(person != 3, (await desk.Book.MineAsync(person))!.IsCounted);
        Assert.Contains("Это имя уже есть", (await desk.Book.MineAsync(3))!.Box.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_fit_into_as_many_messages_as_the_bot_and_Telegram_take()
    {
        await using var book = await SigningBook.OpenAsync();
        var duplicates = new Duplicates();
        for (var serial = LogEntry.MaxSerial - 500; serial <= LogEntry.MaxSerial; serial++)
            duplicates.Add(serial, new CanonicalFields($"Signer {serial % 100}", null, serial % 2 == 0 ? "+77010000000" : null, null, Language.Russian, 1));
        var lines = DuplicateReport.Text("plea", duplicates).Split('\n').Where(line => line.StartsWith("/invalidate", StringComparison.Ordinal)).Select(line => line.TrimEnd()).ToList();
        Assert.True(lines.Count > 4, $"{lines.Count}");
        Assert.All(lines, line => Assert.True(line.Length <= 4096, line));
        var serials = lines.SelectMany(line => line.Split(' ')[2].Split(',')).ToList();
        Assert.Equal(serials.Count, serials.Distinct().Count());
        // None of them is there, and that is what the bot says: it has understood.
        foreach (var line in lines) Assert.DoesNotContain("/invalidate", (await book.SayAsync(SigningBook.Organizer, line)).Html, StringComparison.Ordinal);
        Assert.Contains("/invalidate", (await book.SayAsync(SigningBook.Organizer, "/invalidate plea 1,x reason")).Html, StringComparison.Ordinal);
    }
}
