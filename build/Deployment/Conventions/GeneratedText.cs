namespace AiChef.Deployment.Conventions;

/// <summary>A file that is generated, as it should be and as it is.</summary>
/// <param name="Path">Its path, relative to the repository.</param>
/// <param name="Expected">The text that the declarations give.</param>
/// <param name="Actual">Its text; null if it is missing.</param>
public sealed record GeneratedText(string Path, string Expected, string? Actual);
