using System.Globalization;
using PetitionBot.Bench.Load;
using PetitionBot.Bench.Log;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int Number(int place, int byDefault) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : byDefault;
var folder = Directory.CreateTempSubdirectory("petition-bench-").FullName;
try
{
    switch (args.FirstOrDefault())
    {
        case "log":
            await using (var book = await BenchBook.BeginAsync(folder)) await new LogBench(book, folder, Console.Out).RunAsync(Number(1, 1_000_000));
            break;
        case "load":
            await new LoadBench(Number(1, 20_000), Number(2, 4000), TimeSpan.FromMilliseconds(Number(3, 0)), folder, Console.Out).RunAsync();
            break;
        case "intake":
            await new IntakeBench(Number(1, 5000), folder, Console.Out).RunAsync();
            break;
        default:
            await Console.Error.WriteLineAsync("load [SIGNERS [AT-ONCE [LATENCY-MS]]]: many people sign at the real program\nintake [PEOPLE]: what the one writer does for them, alone\nlog [ENTRIES]: what the log costs");
            return 1;
    }

    return 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
