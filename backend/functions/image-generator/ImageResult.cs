namespace AiChef.Functions.Images;

public sealed record ImageResult(string ContentType, string Svg);
