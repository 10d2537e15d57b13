namespace PetitionBot.Core.Texts;

internal sealed partial class EnglishPhrases
{
    public override string CorrectButton => "✏️ Correct my details";
    public override string CorrectYesButton => "✅ Save the correction";
    public override string CorrectOnlyCountedNote => "Only a signature that is counted can be corrected.";

    public override string CorrectHint(long number) =>
        $"✏️ <b>Correcting signature no.\u00a0{Number(number, ",")}</b>\n"
        + "I cannot show you what you filled in before, so please fill it all in anew. The number and the text that you signed stay the same.";

    public override string CorrectSummaryEnd(long number) =>
        $"This replaces everything that you filled in for signature no.\u00a0{Number(number, ",")}. "
        + "The public log will show that it was corrected today, but not what.";

    public override string CorrectDone(long number) => $"✅ <b>Corrected.</b> Signature no.\u00a0{Number(number, ",")} is still counted.";
    public override string CorrectTooOften(DateOnly from) => $"You have corrected this signature three times in the last 30\u00a0days. You can correct it again from {Date(from)}.";
    public override string CorrectCancelled => "Nothing has changed: your signature stays as it was. What you entered is forgotten and will disappear from the chat.";
    public override string AfterOutageCorrecting => "The bot did not answer for a while. Sorry for the wait! Your correction is not finished yet, but nothing is lost: you can go on.";
}
