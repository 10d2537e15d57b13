using PetitionBot.Playground.Http;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Methods;

/// <summary>Parameters of known methods that would change what happens, and that the emulator would get wrong.</summary>
internal static class NotImitated
{
    private static readonly string[] Parameters =
    [
        "business_connection_id", "message_thread_id", "direct_messages_topic_id", "receiver_user_id", "rich_message",
        "suggested_post_parameters", "inline_message_id", "thumbnail",
    ];

    public static void Refuse(Arguments arguments)
    {
        foreach (var name in Parameters)
        {
            if (arguments.Has(name))
                throw ApiException.NotImitated($"the parameter {name}");
        }
    }
}
