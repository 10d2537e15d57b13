namespace PetitionBot.Core.Signing;

/// <summary>What a button asks for. The words are part of every button ever sent: never change or reuse one.</summary>
internal static class Verb
{
    public const string Petition = "p";
    public const string List = "l";
    public const string Read = "r";
    public const string WholeText = "d";
    public const string Version = "v";
    public const string VersionFile = "vd";
    public const string Sign = "s";
    public const string Agree = "a";
    public const string UseName = "n";
    public const string Region = "g";
    public const string ChangeName = "cn";
    public const string ChangeRegion = "cr";
    public const string SkipComment = "k";
    public const string Confirm = "c";
    public const string Cancel = "x";
    public const string Continue = "go";
    public const string Share = "h";
    public const string Mine = "m";
    public const string AskCorrect = "co";
    public const string Correct = "cc";
    public const string AskDownload = "da";
    public const string Download = "dy";
    public const string AskWithdraw = "w";
    public const string Withdraw = "wy";
    public const string AskErase = "e";
    public const string AskEraseAgain = "ea";
    public const string Erase = "ey";
    public const string AskClean = "cl";
    public const string Clean = "cy";
    public const string Receipt = "rc";
    public const string AskLanguage = "al";
    public const string Language = "sl";
    public const string Statistics = "st";
}
