using System.Text.RegularExpressions;

namespace AiChef.Deployment.Lambda;

/// <summary>Where the code of a published version comes from, as its description tells.</summary>
/// <param name="Commit">The full hash of the commit; null if it is not known.</param>
/// <param name="Run">The page of the run that published it; null outside a CI system.</param>
public sealed partial record VersionOrigin(string? Commit, string? Run)
{
    /// <summary>The longest description, in characters.</summary>
    /// <remarks>https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html</remarks>
    private const int LongestDescription = 256;

    /// <summary>The description of a version; null, which keeps the function's own, if nothing is known.</summary>
    public string? Description
    {
        get
        {
            var text = (Commit, Run) switch
            {
                (null, _) => null,
                (_, null) => $"commit {Commit}",
                _ => $"commit {Commit}; run {Run}",
            };
            return text is { Length: > LongestDescription } ? $"commit {Commit}" : text;
        }
    }

    /// <summary>Reads a description; one that <see cref="Description"/> did not write tells nothing.</summary>
    public static VersionOrigin Of(string? description) =>
        Form().Match(description ?? "") is { Success: true } match
            ? new(match.Groups["commit"].Value, match.Groups["run"] is { Success: true } run ? run.Value : null)
            : new(null, null);

    [GeneratedRegex("^commit (?<commit>[0-9a-f]{40,64})(; run (?<run>.+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
