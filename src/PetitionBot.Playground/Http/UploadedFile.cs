namespace PetitionBot.Playground.Http;

/// <summary>A file part of a multipart request.</summary>
internal sealed record UploadedFile(string Name, string MimeType, byte[] Content);
