using PetitionBot.Playground.Saving;

namespace PetitionBot.Playground;

/// <content>What outlives a restart.</content>
public sealed partial class BotAccount
{
    internal SavedBot Save() => new()
    {
        Id = Id,
        LastMessageId = _lastMessageId,
        WebhookUrl = WebhookUrl,
        Updates = Updates.Save(),
        Commands = Profile.SaveCommands(),
        Texts = Profile.SaveTexts(),
        Files = [.. Files.Values.Select(file => new SavedFile(
            file.FileId, file.UniqueId, file.Name, file.MimeType, file.Size.Width, file.Size.Height, file.Content))],
    };

    internal void Restore(SavedBot saved)
    {
        _lastMessageId = saved.LastMessageId;
        WebhookUrl = saved.WebhookUrl;
        Updates.Restore(saved.Updates);
        foreach (var list in saved.Commands)
            Profile.SetCommands(list.Scope, list.Language, list.Commands);
        foreach (var text in saved.Texts)
            Profile.SetText(text.Kind, text.Language, text.Text);
        foreach (var file in saved.Files)
        {
            var stored = new StoredFile(file.Id, file.Name, file.MimeType, file.Content) { UniqueId = file.UniqueId, Size = (file.Width, file.Height) };
            Files.Add(file.Id, stored);
        }
    }

    internal void SkipIds(int count)
    {
        _lastMessageId += count;
        Updates.SkipIds(count);
        foreach (var chat in Chats.Values)
            chat.SkipChanges(count);
    }
}
