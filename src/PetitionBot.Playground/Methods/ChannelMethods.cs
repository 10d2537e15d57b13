using System.Globalization;
using PetitionBot.Playground.Http;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Methods;

/// <summary>Posting a text to a channel, by its id or its @name.</summary>
internal static class ChannelMethods
{
    /// <summary>Posts, if the call names a channel; null when it names another chat.</summary>
    public static WriteResult? TryPost(ApiCall call, FormattedText text)
    {
        if (Find(call) is not { } channel)
            return null;
        if (!channel.HasBots)
            throw ApiException.Forbidden("bot is not a member of the channel chat");
        channel.Add(text.Text);
        var (id, date) = (channel.Posts.Count, call.World.Now);
        return json => json.WriteObject(json =>
        {
            json.WriteNumber("message_id", id);
            foreach (var name in (ReadOnlySpan<string>)["sender_chat", "chat"])
            {
                json.WriteObject(name, json =>
                {
                    json.WriteNumber("id", channel.Id);
                    json.WriteText("title", channel.Username);
                    json.WriteText("username", channel.Username);
                    json.WriteText("type", "channel");
                });
            }

            json.WriteDate("date", date);
            json.WriteText("text", text.Text);
        });
    }

    private static Channel? Find(ApiCall call)
    {
        var named = call.Arguments.Has("chat_id") ? call.Arguments.Text("chat_id") : null;
        return call.World.Channels.FirstOrDefault(channel =>
            named == channel.Id.ToString(CultureInfo.InvariantCulture) || string.Equals(named, "@" + channel.Username, StringComparison.OrdinalIgnoreCase));
    }
}
