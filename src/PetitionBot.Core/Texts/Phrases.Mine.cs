namespace PetitionBot.Core.Texts;

#pragma warning disable CS1591 // Each text is its own description.

public abstract partial class Phrases
{
    public abstract string AllMineButton { get; }

    /// <summary>Stands above the list of one's signatures, and says what its marks mean.</summary>
    public abstract string ChooseMine { get; }

    public abstract string DownloadButton { get; }

    public abstract string DownloadYesButton { get; }

    /// <summary>What the file holds, and how it can harm its owner.</summary>
    public abstract string DownloadAsk { get; }

    public abstract string DownloadCaption { get; }

    public abstract string DownloadFailed { get; }

    /// <summary>Stands in the file beside what is sealed.</summary>
    public abstract string DownloadSealedAbout { get; }

    /// <summary>Stands at the top of the file.</summary>
    public abstract string DownloadAbout { get; }
}
