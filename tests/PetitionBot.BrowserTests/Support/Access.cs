using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PetitionBot.BrowserTests.Support;

/// <summary>What a page owes to people who do not see it, or not well.</summary>
internal static class Access
{
    /// <summary>Fails where labels, contrast or roles shut somebody out.</summary>
    public static async Task CheckAsync(IPage page, string where)
    {
        var found = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        var serious = found.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id} ({violation.Help}): {node.Html}"));
        Assert.True(!serious.Any(), $"{where}:\n{string.Join('\n', serious)}");
    }
}
