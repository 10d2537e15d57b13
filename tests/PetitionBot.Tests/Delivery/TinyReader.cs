using System.Text;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Storage;

namespace PetitionBot.Tests.Delivery;

/// <summary>Says of a file what it got.</summary>
internal sealed class TinyReader : IFileReader
{
    /// <summary>Whether it throws over every content, and over everything.</summary>
    public (bool Contents, bool All) Breaks { get; set; }

    public Outgoing.Say Answer(IUnitOfWork unit, Outgoing.AnswerFile asked, FileOutcome file)
    {
        if (Breaks.All || (Breaks.Contents && file is FileOutcome.Content)) throw new InvalidOperationException("broken");
        return new Outgoing.Say($"{asked.Language}: {(file is FileOutcome.Content { Bytes: var bytes } ? Encoding.UTF8.GetString(bytes) : file.GetType().Name)}");
    }
}
