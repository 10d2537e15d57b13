using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Signing;

/// <summary>Choosing the language.</summary>
internal static class Speaking
{
    public static void AskLanguage(Reply reply) => reply.Show(new Screen(
        reply.Visit.Say.ChooseLanguage,
        [.. Languages.All.Select(language => new Delivery.Button[] { ButtonData.Button(language.OwnName(), Verb.Language, "", language.Code()) })]));

    /// <summary>Speaks the chosen language from now on, and shows again where the person stands.</summary>
    public static void Choose(Reply reply, string code)
    {
        if (Languages.FromCode(code) is not { } language)
        {
            Opening.OldButton(reply);
            return;
        }

        reply.Speak(language);
        reply.Note = reply.Visit.Say.LanguageChosen;
        Form.Continue(reply);
    }
}
