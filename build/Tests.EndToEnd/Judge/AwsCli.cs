namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>The AWS CLI, as one who knows nothing of this repository and of nobody's profile uses it.</summary>
internal sealed class AwsCli : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aws-cli-").FullName;

    public AwsCli(Uri endpoint, (string Id, string Secret, string? Token)? keys = null)
    {
        // Version 2 takes a payload as base64 unless it is told; version 1 takes it as it is and knows no such setting.
        File.WriteAllText(ConfigFile, "[default]\ncli_binary_format = raw-in-base64-out\n");
        Variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AWS_ACCESS_KEY_ID"] = keys?.Id ?? "judge",
            ["AWS_SECRET_ACCESS_KEY"] = keys?.Secret ?? "judge",
            ["AWS_SESSION_TOKEN"] = keys?.Token,
            ["AWS_DEFAULT_REGION"] = "us-east-1",
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AWS_PAGER"] = "",
            ["AWS_MAX_ATTEMPTS"] = "1",
            ["AWS_CONFIG_FILE"] = ConfigFile,
            ["AWS_ENDPOINT_URL"] = endpoint.GetLeftPart(UriPartial.Authority),
        };
    }

    /// <summary>The variables by which it, and what a document shows, reach the endpoint.</summary>
    public IReadOnlyDictionary<string, string?> Variables { get; }

    private string ConfigFile => Path.Combine(_folder, "config");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Calls it.</summary>
    public Task<EndedRun> RunAsync(params string[] arguments) =>
        EndedRun.OfAsync(Tool.Path("aws"), arguments, RepositoryRoot.Path, Variables);

    /// <summary>Calls it, which must succeed, and gives what it prints as text.</summary>
    public async Task<string> SaysAsync(params string[] arguments) =>
        (await RunAsync([.. arguments, "--output", "text"])).ShouldEnd(0).Answer;

    /// <summary>Invokes a function, and gives the kind of its error, <c>None</c> for none, and its answer.</summary>
    public async Task<(string Error, string Answer)> InvokeAsync(string function, string payload)
    {
        var file = Path.GetTempFileName();
        try
        {
            string[] call = ["lambda", "invoke", "--function-name", function, "--payload", payload, file];
            var error = await SaysAsync([.. call, "--query", "FunctionError"]);
            return (error, await File.ReadAllTextAsync(file));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
