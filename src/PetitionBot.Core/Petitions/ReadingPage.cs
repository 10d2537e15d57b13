namespace PetitionBot.Core.Petitions;

/// <summary>One page of what a reader goes through.</summary>
/// <param name="Demand">The demand's number, counted from 1; null for the preamble and the closing.</param>
/// <param name="Part">Which part of the demand, preamble or closing it is, counted from 1.</param>
/// <param name="Parts">How many parts there are.</param>
/// <param name="Html">Telegram HTML, valid on its own, without the demand's number.</param>
public sealed record ReadingPage(int? Demand, int Part, int Parts, string Html);
