using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.CI.GitHubActions.Configuration;
using Nuke.Common.Execution;
using Nuke.Common.Utilities;
using Serilog;

namespace AiChef.Tests.NukeFixture;

/// <summary>A workflow attribute of its own, as a build writes one that needs another step.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class SetupDotNetActionsAttribute(string name, GitHubActionsImage image)
    : GitHubActionsAttribute(name, image)
{
    protected override GitHubActionsJob GetJobs(
        GitHubActionsImage image,
        IReadOnlyCollection<ExecutableTarget> relevantTargets
    )
    {
        var job = base.GetJobs(image, relevantTargets);
        job.Steps = [.. job.Steps.Take(1), new SetupDotNetStep(), .. job.Steps.Skip(1)];
        return job;
    }

    private sealed class SetupDotNetStep : GitHubActionsStep
    {
        public override void Write(CustomFileWriter writer)
        {
            writer.WriteLine("- uses: actions/setup-dotnet@v5");
            using (writer.Indent())
            {
                writer.WriteLine("id: sdk");
            }
        }
    }
}

[GitHubActions(
    "full",
    GitHubActionsImage.Ubuntu2204,
    GitHubActionsImage.WindowsLatest,
    AutoGenerate = false,
    OnPushBranches = ["main", "release/*"],
    OnPushExcludePaths = ["docs/**"],
    OnPullRequestBranches = ["main"],
    OnWorkflowDispatchRequiredInputs = [nameof(Reason)],
    OnCronSchedule = "0 4 * * *",
    InvokedTargets = [nameof(Report)],
    ImportSecrets = [nameof(NuGetApiKey)],
    EnableGitHubToken = true,
    WritePermissions = [GitHubActionsPermissions.IdToken],
    ReadPermissions = [GitHubActionsPermissions.Contents],
    ConcurrencyGroup = "deploy",
    ConcurrencyCancelInProgress = true,
    EnvironmentName = "dev",
    FetchDepth = 0,
    TimeoutMinutes = 30
)]
[SetupDotNetActions(
    "short",
    GitHubActionsImage.UbuntuLatest,
    AutoGenerate = false,
    On = [GitHubActionsTrigger.Push, GitHubActionsTrigger.PullRequest],
    InvokedTargets = [nameof(Noisy)],
    CacheKeyFiles = []
)]
internal sealed class GitHubBuild : FixtureBuild
{
    [Parameter]
    private readonly string? Reason;

    [Parameter]
    [Secret]
    private readonly string? NuGetApiKey;

    public static int Run() => Execute<GitHubBuild>();

    public Target Report =>
        _ => _.Produces(RootDirectory / "artifacts" / "reports" / "*.xml").Executes(() => Say("Report"));

    public Target Command =>
        _ =>
            _.Executes(() =>
                GitHubActions.Instance!.WriteCommand(
                    "error",
                    "broken",
                    properties =>
                    {
                        properties.Add("file", "a:b.yaml");
                        properties.Add("line", 7);
                        return properties;
                    }
                )
            );

    public Target Raw => _ => _.Executes(() => Log.Information("::notice::as it stands"));

    public Target Noisy =>
        _ =>
            _.Executes(() =>
            {
                Log.Warning("50% of {What}\nsecond line", "it");
                Log.Error("broken");
            });
}
