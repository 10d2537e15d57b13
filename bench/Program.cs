using System.Globalization;
using PetitionBot.Bench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var size = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
var folder = Directory.CreateTempSubdirectory("petition-bench-").FullName;
try
{
    await using var book = await BenchBook.BeginAsync(folder);
    await new LogBench(book, folder, Console.Out).RunAsync(size);
}
finally
{
    Directory.Delete(folder, recursive: true);
}
