using System.CommandLine;
using PetitionBot.Operations;

var run = new Command("run", "Starts the bot; without a token, the playground.");
var check = new Command("check", "Checks settings and petitions, and ends with 0 when a start would find nothing wrong.");
run.SetAction((_, stopping) => RunCommand.RunAsync(stopping));
var ready = new Option<bool>("--ready") { Description = "Asks whether it serves people: Telegram is reached and the book can be written." };
var health = new Command("health", "Asks the bot that runs at Operations:Url whether it lives, and ends with 0 when it does.") { ready };
check.SetAction((_, stopping) => CheckCommand.RunAsync(stopping));
health.SetAction((parsed, stopping) => HealthCommand.RunAsync(parsed.GetValue(ready), stopping));

var root = new RootCommand("A Telegram bot that collects and spreads signatures under a petition.")
{
    run, check, health, VerifyCommand.Make(), LotCommand.Make(), DiscloseCommand.Make(), AuditCommand.Make(),
    KeysCommand.Make(), ExportCommand.Make(), OpenCommand.Make(), ResealCommand.Make(),
    BackupCommand.Make(), RestoreCommand.Make(), ShredCommand.Make(),
};
root.SetAction((_, stopping) => RunCommand.RunAsync(stopping));
// Longer than the host gives its services to finish: the library's own two seconds would cut off what is being sent.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
