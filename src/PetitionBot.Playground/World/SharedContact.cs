namespace PetitionBot.Playground;

/// <summary>A contact inside a message.</summary>
/// <param name="PhoneNumber">Digits, as Telegram gives them.</param>
/// <param name="FirstName">The name in the sender's address book.</param>
/// <param name="UserId">Whose it is, where Telegram knows it.</param>
public sealed record SharedContact(string PhoneNumber, string FirstName, long? UserId);
