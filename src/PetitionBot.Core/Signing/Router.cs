using PetitionBot.Core.Delivery;

namespace PetitionBot.Core.Signing;

/// <summary>Finds the handler for what a person did. Every command and every button works in the middle of anything.</summary>
internal static class Router
{
    public static void Route(Incoming incoming, Reply reply)
    {
        Answer(incoming, reply);
        if (incoming is not Incoming.Blocked) Telling.Tell(reply);
    }

    private static void Answer(Incoming incoming, Reply reply)
    {
        switch (incoming)
        {
            case Incoming.Command command: Route(command, reply); break;
            case Incoming.Press press: Route(press, reply); break;
            case Incoming.Text text when Counting.IsReceipt(text.Value): Counting.Verify(reply, text.Value); break;
            case Incoming.Text text: Form.Typed(reply, text); break;
            case Incoming.Contact contact: Form.Shared(reply, contact); break;
            case Incoming.Document document: Counting.VerifyFile(reply, document); break;
            case Incoming.Other: Opening.WhereYouStand(reply); break;
            default: break;
        }
    }

    private static void Route(Incoming.Command command, Reply reply)
    {
        switch (command.Name)
        {
            case "start": Opening.Start(reply, command.Argument); break;
            case "sign": Form.Begin(reply); break;
            case "share": Passing.Share(reply); break;
            case "me": reply.Show(MineScreens.All(reply.Visit)); break;
            case "clean": Cleaning.Ask(reply); break;
            case "verify": Counting.Verify(reply, command.Argument); break;
            case "log": Counting.About(reply); break;
            case "language": Speaking.AskLanguage(reply); break;
            case "cancel": Form.Cancel(reply); break;
            case "help": reply.Say(reply.Visit.Say.Help); break;
            default: Opening.WhereYouStand(reply); break;
        }
    }

    private static void Route(Incoming.Press press, Reply reply)
    {
        var data = ButtonData.Parse(press.Data);
        var standing = reply.Visit.Find(data?.Petition);
        switch (data?.Verb)
        {
            case Verb.List: reply.Show(PetitionScreens.Home(reply.Visit)); break;
            case Verb.Mine: reply.Show(MineScreens.Of(reply.Visit, standing, data.Argument)); break;
            case Verb.AskDownload: Downloading.Ask(reply); break;
            case Verb.Download: Downloading.Send(reply); break;
            case Verb.AskClean: Cleaning.Ask(reply); break;
            case Verb.Clean: Cleaning.Clean(reply, press.MessageId); break;
            case Verb.AskErase: Erasing.Ask(reply); break;
            case Verb.AskEraseAgain: Erasing.AskAgain(reply); break;
            case Verb.Erase: Erasing.Erase(reply, data.Argument, press.MessageId); break;
            case Verb.AskLanguage: Speaking.AskLanguage(reply); break;
            case Verb.Language: Speaking.Choose(reply, data.Argument); break;
            case Verb.Continue: Form.Continue(reply); break;
            case Verb.Cancel: Form.Cancel(reply); break;
            case not null when standing is not null && Route(data, standing, press, reply): break;
            default: Opening.OldButton(reply); break;
        }
    }

    private static bool Route(ButtonData data, Standing standing, Incoming.Press press, Reply reply)
    {
        switch (data.Verb)
        {
            case Verb.Petition: Opening.Show(reply, standing); break;
            case Verb.Read: Opening.Read(reply, standing, data.Argument); break;
            case Verb.WholeText: Keeping.SendText(reply, standing); break;
            case Verb.Version: return Rereading.Show(reply, standing, data.Argument);
            case Verb.VersionFile: return Rereading.SendFile(reply, standing, data.Argument);
            case Verb.Sign: Form.Begin(reply, standing, data.Argument); break;
            case Verb.Agree: Form.Agree(reply, standing, data.Argument, press.MessageId); break;
            case Verb.UseName: Form.UseName(reply, standing, press.MessageId); break;
            case Verb.Region: Form.ChooseRegion(reply, standing, data.Argument, press.MessageId); break;
            case Verb.SkipComment: Form.SkipComment(reply, standing, press.MessageId); break;
            case Verb.ChangeName: Form.Reask(reply, standing, draft => draft with { Name = null }, press.MessageId); break;
            case Verb.ChangeRegion: Form.Reask(reply, standing, draft => draft with { Region = null }, press.MessageId); break;
            case Verb.Confirm: Confirming.Confirm(reply, standing, data.Argument, press.MessageId); break;
            case Verb.Share: Passing.Share(reply, standing); break;
            case Verb.Receipt: Counting.SendReceipt(reply, standing, data.Argument); break;
            case Verb.AskCorrect: Correcting.Begin(reply, standing, data.Argument); break;
            case Verb.Correct: Correcting.Confirm(reply, standing, data.Argument); break;
            case Verb.AskWithdraw: Withdrawing.Ask(reply, standing, data.Argument); break;
            case Verb.Withdraw: Withdrawing.Withdraw(reply, standing, data.Argument); break;
            default: return false;
        }

        return true;
    }
}
