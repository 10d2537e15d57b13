using System.Diagnostics;
using PetitionBot.Tests.Support;
using PetitionBot.Verifying;

namespace PetitionBot.Tests.Ledger;

/// <summary>Checkers in Node: written from docs/log-format.md alone, or the rules of the page for browsers.</summary>
internal static class Checker
{
    /// <summary>What a script of this folder says of some files.</summary>
    public static async Task<string> RunAsync(string script, params string[] files)
    {
        string[] arguments = [RepositoryFile.PathOf($"tests/PetitionBot.Tests/Ledger/{script}"), .. files];
        using var node = Process.Start(new ProcessStartInfo(FactNeedingAttribute.Find("node")!, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = node.StandardError.ReadToEndAsync();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return output + await errors;
    }

    /// <summary>What the rules of the page say.</summary>
    public static async Task<string> RunPageAsync(string cases)
    {
        using var folder = new TestFolder();
        var page = Path.Combine(folder.Root, "verify.html");
        await File.WriteAllTextAsync(page, CheckingPage.Html);
        return await RunAsync("check-page.mjs", cases, page);
    }
}
