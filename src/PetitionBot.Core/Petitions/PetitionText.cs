using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Petitions;

/// <summary>One language of a petition, ready to be shown. Every <c>Html</c> string is valid Telegram HTML, fully escaped.</summary>
/// <param name="Language">The language it is written in.</param>
/// <param name="Title">The first heading, as plain text.</param>
/// <param name="PreambleHtml">What stands between the heading and the demands; may be empty.</param>
/// <param name="Demands">The numbered list, in its order; at least one.</param>
/// <param name="ClosingHtml">What stands after the demands; may be empty.</param>
public sealed record PetitionText(
    Language Language, string Title, string PreambleHtml, IReadOnlyList<Demand> Demands, string ClosingHtml);
