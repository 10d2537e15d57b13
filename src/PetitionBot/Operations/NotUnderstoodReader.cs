using PetitionBot.Core.Delivery;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;

namespace PetitionBot.Operations;

/// <summary>Understands no file.</summary>
internal sealed class NotUnderstoodReader : IFileReader
{
    /// <inheritdoc/>
    public Outgoing.Say Answer(IUnitOfWork unit, Outgoing.AnswerFile asked, FileOutcome file) =>
        new(Phrases.In(Languages.FromCode(asked.Language) ?? Language.Russian).NotUnderstood);
}
