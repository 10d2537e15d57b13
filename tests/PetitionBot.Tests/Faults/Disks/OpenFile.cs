namespace PetitionBot.Tests.Faults.Disks;

/// <summary>A watched file that SQLite has open.</summary>
internal sealed record OpenFile(FaultDisk Disk, string Path);
