namespace AiChef.Deployment;

/// <summary>A place in the repository where something is wrong.</summary>
/// <param name="File">The file, relative to the repository, with '/' between folders.</param>
/// <param name="Line">The line in it, from 1.</param>
/// <param name="Text">What is wrong, in one line.</param>
public sealed record SourceProblem(string File, int Line, string Text);
