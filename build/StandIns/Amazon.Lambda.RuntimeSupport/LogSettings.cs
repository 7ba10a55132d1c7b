namespace Amazon.Lambda.RuntimeSupport;

// What the variables say about the lines that a function logs.
internal static class LogSettings
{
    internal static readonly string[] Levels = ["Trace", "Debug", "Information", "Warning", "Error", "Critical"];

    internal static int MinimumLevel()
    {
        var name = Variable("LEVEL")?.ToUpperInvariant() switch
        {
            "FATAL" => "Critical",
            "WARN" => "Warning",
            var other => other,
        };
        var index = Array.FindIndex(Levels, x => string.Equals(x, name, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? Array.IndexOf(Levels, "Information") : index;
    }

    // The function's own variable goes before the one that Lambda sets by the function's logging configuration.
    internal static string Variable(string name) =>
        Environment.GetEnvironmentVariable($"AWS_LAMBDA_HANDLER_LOG_{name}") is { Length: > 0 } own
            ? own
            : Environment.GetEnvironmentVariable($"AWS_LAMBDA_LOG_{name}");
}
