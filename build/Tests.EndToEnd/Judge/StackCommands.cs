using Shouldly;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>The AWS CLI's commands for the stack of the workflow's template.</summary>
internal static class StackCommands
{
    public const string Stack = "judged";

    /// <summary>The CLI names its change sets by the second, so that two within one second collide.</summary>
    private static readonly TimeSpan NextName = TimeSpan.FromSeconds(1);

    private static string Template =>
        Path.Combine(RepositoryRoot.Path, "backend", "infrastructure", "step-functions.yaml");

    /// <summary>The template as it is, and with another threshold of its alarm.</summary>
    public static string TemplateWith(int threshold)
    {
        const string Line = "      Threshold: 1\n";
        var template = File.ReadAllText(Template);
        template.ShouldContain(Line);
        return template.Replace(Line, $"      Threshold: {threshold}\n", StringComparison.Ordinal);
    }

    public static async Task<EndedRun> DeployAsync(this AwsCli aws, int threshold = 1)
    {
        await Task.Delay(NextName, TimeProvider.System);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, TemplateWith(threshold));
            var run = await aws.RunAsync([
                "cloudformation",
                "deploy",
                "--stack-name",
                Stack,
                "--template-file",
                file,
                "--capabilities",
                "CAPABILITY_NAMED_IAM",
                "--no-fail-on-empty-changeset",
                "--parameter-overrides",
                "Environment=local",
            ]);
            return run.ShouldEnd(0);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static Task<string> StatusAsync(this AwsCli aws) =>
        aws.SaysAsync("cloudformation", "describe-stacks", "--stack-name", Stack, "--query", "Stacks[0].StackStatus");

    public static async Task CreateChangeSetAsync(this AwsCli aws, string name, int threshold)
    {
        var run = await aws.RunAsync(
            "cloudformation",
            "create-change-set",
            "--stack-name",
            Stack,
            "--change-set-name",
            name,
            "--template-body",
            TemplateWith(threshold),
            "--capabilities",
            "CAPABILITY_NAMED_IAM",
            "--parameters",
            "ParameterKey=Environment,ParameterValue=local"
        );
        run.ShouldEnd(0);
    }

    public static Task<EndedRun> WaitForChangeSetAsync(this AwsCli aws, string name) =>
        aws.RunAsync(
            "cloudformation",
            "wait",
            "change-set-create-complete",
            "--stack-name",
            Stack,
            "--change-set-name",
            name
        );

    public static Task<string> ChangeSetAsync(this AwsCli aws, string name, string query) =>
        aws.SaysAsync(
            "cloudformation",
            "describe-change-set",
            "--stack-name",
            Stack,
            "--change-set-name",
            name,
            "--query",
            query
        );
}
