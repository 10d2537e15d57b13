using System.Threading.Channels;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Delivery;

/// <summary>Reads files that people sent, a few at a time, and asks what to say to them.</summary>
internal sealed class FileAnswers(IBookStore store, IMessenger messenger, IFileReader reader, int parallel)
{
    // One item for each file that is being read.
    private readonly Channel<bool> _places = Channel.CreateBounded<bool>(parallel);

    /// <summary>Reads a file. It may take its time: whoever calls holds up nothing else meanwhile.</summary>
    /// <exception cref="OperationCanceledException">The process stops; reading has no effect, so that it is done anew later.</exception>
    public async Task<FileOutcome> ReadAsync(Outgoing.AnswerFile asked, CancellationToken stopping)
    {
        await _places.Writer.WriteAsync(true, stopping);
        try
        {
            return await messenger.ReadAsync(asked.FileId, Outgoing.AnswerFile.Largest, stopping);
        }
        finally
        {
            _places.Reader.TryRead(out _);
        }
    }

    /// <summary>What to say. A file that breaks its reader is answered as one that cannot be had; null when even that fails.</summary>
    /// <exception cref="StoreException">The book cannot be read.</exception>
    public Task<Outgoing.Say?> AnswerAsync(Outgoing.AnswerFile asked, FileOutcome file) => store.ReadAsync(unit =>
        Answer(unit, asked, file) ?? Answer(unit, asked, new FileOutcome.Refused("it breaks its reader")));

    private Outgoing.Say? Answer(IUnitOfWork unit, Outgoing.AnswerFile asked, FileOutcome file)
    {
        try
        {
            return reader.Answer(unit, asked, file);
        }
        catch (Exception e) when (e is not StoreException)
        {
            return null;
        }
    }
}
