namespace AiChef.Bench.Programs;

/// <summary>A command that is measured.</summary>
/// <param name="Program">Its name or path.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Folder">Its working directory.</param>
internal sealed record Command(string Program, IReadOnlyList<string> Arguments, string Folder)
{
    /// <summary>
    /// Variables that it gets besides. Default: made-up credentials and no profile, so that nothing can reach an
    /// account of AWS.
    /// </summary>
    internal IReadOnlyDictionary<string, string?> Variables { get; init; } = WithoutAccount;

    /// <summary>Made-up credentials, and no profile.</summary>
    internal static IReadOnlyDictionary<string, string?> WithoutAccount { get; } =
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AWS_ACCESS_KEY_ID"] = "benchmark",
            ["AWS_SECRET_ACCESS_KEY"] = "benchmark",
            ["AWS_DEFAULT_REGION"] = "us-east-1",
            ["AWS_REGION"] = "us-east-1",
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AWS_CONFIG_FILE"] = NoFile,
            ["AWS_SHARED_CREDENTIALS_FILE"] = NoFile,
            ["AWS_PAGER"] = "",
        };

    private static string NoFile => OperatingSystem.IsWindows() ? "NUL" : "/dev/null";

    /// <summary>The command line, shortened to what fits on a line.</summary>
    public override string ToString()
    {
        var text = $"{Path.GetFileName(Program)} {string.Join(' ', Arguments)}";
        return text.Length <= 100 ? text : text[..100] + "...";
    }
}
