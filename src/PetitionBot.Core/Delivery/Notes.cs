using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Delivery;

/// <summary>What became of rows that were sent, on its way into the book in somebody's transaction.</summary>
public sealed class Notes : IDisposable
{
    private readonly Settler _settler;
    private readonly Action? _end;
    private readonly List<Note> _taken = [];

    internal Notes(Settler settler, Action? end) => (_settler, _end) = (settler, end);

    /// <summary>Writes what waits by now. Where the transaction is done anew, this writes the same again and what came since.</summary>
    /// <returns>How many notes were written.</returns>
    public int WriteInto(IUnitOfWork unit)
    {
        _settler.Take(_taken);
        foreach (var note in _taken) note.Write(unit);
        return _taken.Count;
    }

    /// <summary>The transaction was committed.</summary>
    public void Lasted()
    {
        _settler.Lasted(_taken);
        _taken.Clear();
    }

    /// <summary>Lets wait again what did not last.</summary>
    public void Dispose()
    {
        _end?.Invoke();
        foreach (var note in _taken) _settler.Add(note);
    }
}
