namespace PetitionBot.Playground.Control;

/// <summary>The bodies of the control interface, in snake_case; an unknown field is refused.</summary>
internal static class Requests
{
    internal sealed record NewPerson(string FirstName, string? LastName = null, string? Username = null, string? LanguageCode = null, long? Id = null, string? PhoneNumber = null);

    internal sealed record FirstPersons(IReadOnlyList<FirstPerson> Persons);

    internal sealed record FirstPerson(string FirstName, string? LanguageCode = null);

    internal sealed record Act(
        string? Bot = null, string? Text = null, string? Payload = null, int? MessageId = null, string? Data = null, string? Button = null,
        long? Whose = null, bool WithUserId = true, long? To = null, string? Query = null, string? Link = null, string? LanguageCode = null,
        string? FirstName = null, string? LastName = null, bool? Organizer = null, int? LetterId = null,
        string? FileName = null, string? MimeType = null, byte[]? Content = null);

    internal sealed record NewFault(
        FaultKind Kind = FaultKind.Error, string Method = "*", IReadOnlyList<string>? Except = null, long? ChatId = null, int? Times = null,
        double? ForSeconds = null, int Status = 500, string? Description = null, int? RetryAfter = null, long? MigrateToChatId = null,
        bool ActsFirst = false, double DelaySeconds = 0, double AfterSeconds = 0, double Probability = 1, int BytesPerSecond = 200);

    internal sealed record Seed(int Value);

    internal sealed record Clock(double OffsetSeconds);

    internal sealed record Updates(string? Bot = null, int? NextId = null, int? UpdateId = null, string? Json = null,
        double Twice = 0, double Again = 0, bool Shuffled = false);

    internal sealed record Token(string? Bot = null, bool Revoked = true);
}
