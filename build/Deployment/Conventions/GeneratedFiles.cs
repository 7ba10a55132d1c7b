namespace AiChef.Deployment.Conventions;

/// <summary>Files that are generated from the declarations of the services exist and are current.</summary>
internal sealed class GeneratedFiles : IConvention
{
    public IEnumerable<ConventionProblem> Check(BackendFiles backend)
    {
        foreach (var (file, expected, actual) in backend.Generated)
        {
            if (actual is null)
            {
                yield return new ConventionProblem(file, 1, "the file is missing", $"run {backend.GenerateCommand}");
            }
            else if (FirstDifference(expected, actual) is > 0 and var line)
            {
                yield return new ConventionProblem(
                    file,
                    line,
                    "the file differs from what the declaration generates",
                    $"run {backend.GenerateCommand}"
                );
            }
        }
    }

    /// <summary>The first line that differs, or 0.</summary>
    private static int FirstDifference(string expected, string actual)
    {
        var (wanted, found) = (
            expected.ReplaceLineEndings("\n").Split('\n'),
            actual.ReplaceLineEndings("\n").Split('\n')
        );
        for (var line = 0; line < Math.Max(wanted.Length, found.Length); line++)
        {
            if (wanted.ElementAtOrDefault(line) != found.ElementAtOrDefault(line))
            {
                return line + 1;
            }
        }
        return 0;
    }
}
