using System.Diagnostics;
using PetitionBot.Playground;

namespace PetitionBot.Tests.Playground;

/// <summary>A Bot API client written by others holds its own dialogue with the emulator.</summary>
public sealed class NpmClientTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [FactIfNpmPackages]
    public async Task Grammy_runs_a_dialogue()
    {
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Url = "http://127.0.0.1:0" });
        using var node = Process.Start(new ProcessStartInfo("node", ["dialogue.mjs", server.Url.ToString().TrimEnd('/'), server.World.Bot.Token])
        {
            WorkingDirectory = NpmPackages.Folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var errors = node.StandardError.ReadToEndAsync();
        try
        {
            await TalkAsync(server.World.AddPerson("Aigul", "kk").OpenChat());
            await node.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException timeout)
        {
            node.Kill();
            throw new TimeoutException($"{timeout.Message}\n{await errors}", timeout);
        }
        Assert.Equal((0, ""), (node.ExitCode, await errors));
    }

    private static async Task TalkAsync(PersonChat chat)
    {
        chat.Start("friend");
        var hello = await chat.WaitForTextAsync("Hello, friend", Patience);
        Assert.Equal("bold", hello.Entities.Single().Type);
        Assert.Equal(["Yes", "Link", "Copy"], hello.Buttons.Select(button => button.Text));

        var press = await chat.PressButton("Yes").WaitForAnswerAsync(Patience);
        Assert.Equal("You said yes", press.Text);
        await chat.WaitForAsync(message => message.Id == hello.Id && message.Text == "Answered", Patience);

        chat.ShareContact();
        await chat.WaitForTextAsync("Number " + chat.Person.PhoneNumber, Patience);
        chat.Send("file");
        var file = await chat.WaitForTextAsync("Yours", Patience);
        Assert.Equal("receipt", System.Text.Encoding.UTF8.GetString(file.Document!.Content.Span));

        chat.Send("mistake");
        await chat.WaitForTextAsync("400 Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\"", Patience);
        var clean = chat.Send("clean");
        await chat.WaitUntilAsync(chat => chat.DeletedIds.Contains(clean.Id), Patience);
        Assert.Equal("start", chat.Commands.Single().Command);
        chat.Send("stop");
        await chat.WaitForTextAsync("Bye", Patience);
    }
}
