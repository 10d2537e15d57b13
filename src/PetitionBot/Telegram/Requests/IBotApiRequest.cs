namespace PetitionBot.Telegram.Requests;

/// <summary>The parameters of one method of the Bot API; its properties are named as the parameters, in PascalCase.</summary>
internal interface IBotApiRequest
{
    /// <summary>The method's name.</summary>
    static abstract string Method { get; }
}
