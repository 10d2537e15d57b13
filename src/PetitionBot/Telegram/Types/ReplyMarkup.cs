using System.Text.Json.Serialization;

namespace PetitionBot.Telegram.Types;

/// <summary>What may stand below a message. Serialized as what it is, without a discriminator.</summary>
[JsonDerivedType(typeof(InlineKeyboardMarkup))]
[JsonDerivedType(typeof(ReplyKeyboardMarkup))]
[JsonDerivedType(typeof(ReplyKeyboardRemove))]
internal abstract record ReplyMarkup;
