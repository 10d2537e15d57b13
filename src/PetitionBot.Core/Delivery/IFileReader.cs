using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Delivery;

/// <summary>Says what there is to say to a file that a person sent.</summary>
public interface IFileReader
{
    /// <summary>The answer. Reads from the unit of work and changes nothing; what it throws is answered as a refused file.</summary>
    /// <param name="unit">The book to read from.</param>
    /// <param name="asked">Which file, and in which language to answer.</param>
    /// <param name="file">
    /// The file; or why it could not be read: too large, refused, or, when patience has come to its end, unavailable.
    /// </param>
    Outgoing.Say Answer(IUnitOfWork unit, Outgoing.AnswerFile asked, FileOutcome file);
}
