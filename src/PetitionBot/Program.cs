using System.CommandLine;
using PetitionBot.Operations;

var run = new Command("run", "Starts the bot; without a token, the playground.");
var check = new Command("check", "Checks settings and petitions, and ends with 0 when a start would find nothing wrong.");
run.SetAction((_, stopping) => RunCommand.RunAsync(stopping));
check.SetAction((_, stopping) => CheckCommand.RunAsync(stopping));

var root = new RootCommand("A Telegram bot that collects and spreads signatures under a petition.")
{
    run, check, VerifyCommand.Make(), LotCommand.Make(),
};
root.SetAction((_, stopping) => RunCommand.RunAsync(stopping));
// Longer than the host gives its services to finish: the library's own two seconds would cut off what is being sent.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
