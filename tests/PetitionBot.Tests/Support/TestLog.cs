using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;

namespace PetitionBot.Tests.Support;

/// <summary>The log's name and key where a test makes no book's own.</summary>
internal static class TestLog
{
    public static LogSigner Signer { get; } = new("petitionbot/0123456789abcdef", LogKey.Create());
}
