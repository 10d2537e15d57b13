namespace PetitionBot.Playground.Saving;

/// <summary>Finds what saved messages name by id; an id that leads nowhere is an error of the file.</summary>
internal sealed class SavedReferences(TelegramWorld world)
{
    private readonly Dictionary<long, BotAccount> _bots = world.Bots.ToDictionary(bot => bot.Id);
    private readonly Dictionary<string, StoredFile> _files = world.Bots.SelectMany(bot => bot.Files.Values).ToDictionary(file => file.FileId);

    public BotAccount? Bot(long? id) => id is null ? null : _bots.GetValueOrDefault(id.Value) ?? throw Missing("bot", id);

    public Person? Person(long? id) => id is null ? null : world.FindPerson(id.Value) ?? throw Missing("person", id);

    public StoredFile? File(string? id) => id is null ? null : _files.GetValueOrDefault(id) ?? throw Missing("file", id);

    private static InvalidDataException Missing(string what, object id) => new($"it names the {what} {id}, which is not there");
}
