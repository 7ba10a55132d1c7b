namespace AiChef.Deployment.Conventions;

/// <summary>One violation of a convention.</summary>
/// <param name="File">The file, relative to the repository, with '/' between folders.</param>
/// <param name="Line">The line in it, from 1.</param>
/// <param name="Text">What is wrong, in one sentence without a full stop.</param>
/// <param name="Fix">What to do.</param>
public sealed record ConventionProblem(string File, int Line, string Text, string Fix)
{
    /// <summary>The problem in one line: place, what is wrong, what to do.</summary>
    public override string ToString() => $"{File}:{Line}: {Text}; {Fix}";
}
