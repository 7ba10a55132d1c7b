using System.Text.Json;

namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>
/// The variables that a runner gives to every script, and the context <c>github</c>, which says the same.
/// </summary>
/// <remarks>https://docs.github.com/en/actions/reference/workflows-and-actions/variables</remarks>
internal static class RunnerVariables
{
    // What programs need anywhere, and what reaching the package feed takes on this machine. Anything else could let a
    // job pass here that fails on GitHub.
    private static readonly string[] Inherited =
    [
        "PATH",
        "HOME",
        "TMPDIR",
        "USE_STAND_INS",
        "SSL_CERT_FILE",
        "SSL_CERT_DIR",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "NO_PROXY",
        "http_proxy",
        "https_proxy",
        "all_proxy",
        "no_proxy",
    ];

    private static readonly string[] InheritedFamilies = ["DOTNET_", "NUGET_"];

    /// <summary>The context <c>github</c>.</summary>
    public static Dictionary<string, object?> GitHub(string workflow, string job, string eventName) =>
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["workflow"] = workflow,
            ["job"] = job,
            ["event_name"] = eventName,
            ["repository"] = "kitchen/ai-chef",
            ["repository_owner"] = "kitchen",
            ["server_url"] = "https://github.com",
            ["sha"] = "5f3c9f4f9b6d4c7f8a1e2d3c4b5a69788796a5b4",
            ["ref"] = "refs/heads/main",
            ["ref_name"] = "main",
            ["actor"] = "cook",
            ["run_id"] = "1234567890",
            ["run_number"] = "42",
            ["run_attempt"] = "1",
        };

    /// <summary>All variables of a job's scripts, but for the files of the single step.</summary>
    /// <param name="github">The context <c>github</c>.</param>
    /// <param name="folder">The runner's own folder.</param>
    /// <param name="workspace">The checkout.</param>
    /// <param name="inputs">What the event's file says of the inputs.</param>
    public static Dictionary<string, string> Of(
        IReadOnlyDictionary<string, object?> github,
        string folder,
        string workspace,
        IReadOnlyDictionary<string, object?> inputs
    )
    {
        var variables = Environment
            .GetEnvironmentVariables()
            .Cast<System.Collections.DictionaryEntry>()
            .Select(entry => (Name: (string)entry.Key, Value: (string?)entry.Value ?? ""))
            .Where(variable =>
                Inherited.Contains(variable.Name, StringComparer.Ordinal)
                || InheritedFamilies.Any(family => variable.Name.StartsWith(family, StringComparison.Ordinal))
            )
            .ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal);
        foreach (var (name, value) in github)
        {
            variables[$"GITHUB_{name.ToUpperInvariant()}"] = ExpressionValues.Text(value);
        }

        var eventFile = Path.Combine(folder, "event.json");
        File.WriteAllText(
            eventFile,
            JsonSerializer.Serialize(new Dictionary<string, object?>(StringComparer.Ordinal) { ["inputs"] = inputs })
        );
        (variables["CI"], variables["GITHUB_ACTIONS"], variables["GITHUB_EVENT_PATH"]) = ("true", "true", eventFile);
        (variables["GITHUB_WORKSPACE"], variables["RUNNER_TEMP"], variables["RUNNER_OS"]) = (
            workspace,
            folder,
            "Linux"
        );
        return variables;
    }
}
