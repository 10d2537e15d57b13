using System.CommandLine;

namespace PetitionBot.Operations;

/// <summary>Draws the serials for an audit from a published log; docs/log-format.md, "Audit by lot".</summary>
internal static class LotCommand
{
    public static Command Make()
    {
        var lot = LotOptions.AddTo(new Command("lot", "Draws the signatures that an audit looks at."));
        lot.SetAction(given => Run(LotOptions.Of(given), Console.Out, Console.Error));
        return lot;
    }

    /// <returns>0 when serials were drawn, 1 when something handed in cannot be used.</returns>
    public static int Run(LotOptions given, TextWriter output, TextWriter errors)
    {
        try
        {
            var (_, terms, lot) = given.Draw();
            output.WriteLine($"{lot.Serials.Count} of {lot.Counted} counted signatures of {terms.Petition}, at {terms.Checkpoint.Size} entries:");
            foreach (var serial in lot.Serials) output.WriteLine(serial);
            return 0;
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(e.Message);
            return 1;
        }
    }
}
