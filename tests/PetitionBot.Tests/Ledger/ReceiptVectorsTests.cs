using System.Text.Json;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Ledger;

/// <summary>docs/receipt-vectors.json: whole and broken receipts, on which every checker must agree.</summary>
public class ReceiptVectorsTests
{
    private static readonly string File = RepositoryFile.PathOf("docs/receipt-vectors.json");

    [Fact]
    public void The_program_comes_to_the_published_verdicts()
    {
        using var vectors = JsonDocument.Parse(System.IO.File.ReadAllText(File));
        var key = NoteKey.Parse(vectors.RootElement.GetProperty("key").GetString()!);
        var receipts = vectors.RootElement.GetProperty("receipts").EnumerateArray().ToList();
        Assert.True(receipts.Count > 40);
        Assert.All(receipts, vector => Assert.Equal(
            $"{vector.GetProperty("name")}: {vector.GetProperty("verdict")}",
            $"{vector.GetProperty("name")}: {Verdict(vector.GetProperty("receipt").GetString()!, key)}"));
    }

    [FactNeeding("node")]
    public async Task A_checker_written_from_the_page_alone_agrees() =>
        Assert.Matches("^[1-9][0-9]+ receipts, 0 wrong", await Checker.RunAsync("check-receipts.mjs", File));

    [FactNeeding("node")]
    public async Task The_page_for_browsers_agrees() => Assert.Matches("^[1-9][0-9]+ receipts, 0 wrong", await Checker.RunPageAsync(File));

    private static string Verdict(string receipt, NoteKey key)
    {
        try
        {
            return JsonNamingPolicy.KebabCaseLower.ConvertName($"{Receipt.Parse(receipt).Check(key)}");
        }
        catch (FormatException)
        {
            return "malformed";
        }
    }
}
