using Nuke.Common.CI.GitHubActions.Configuration;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions;

[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public partial class GitHubActionsAttribute(string name, GitHubActionsImage image, params GitHubActionsImage[] images)
    : ConfigurationAttributeBase
{
    private readonly string _name = name.Replace(' ', '_');
    private readonly GitHubActionsImage[] _images = [image, .. images];

    public override string IdPostfix => _name;

    public override Type HostType => typeof(GitHubActions);

    public override AbsolutePath ConfigurationFile =>
        NukeBuild.RootDirectory / ".github" / "workflows" / $"{_name}.yml";

    public override IEnumerable<AbsolutePath> GeneratedFiles => [ConfigurationFile];

    public override IEnumerable<string> RelevantTargetNames => InvokedTargets;

    public override IEnumerable<string> IrrelevantTargetNames => [];

    public override CustomFileWriter CreateWriter(StreamWriter streamWriter) =>
        new(streamWriter, indentationFactor: 2, commentPrefix: "#");

    public override ConfigurationEntity GetConfiguration(IReadOnlyCollection<ExecutableTarget> relevantTargets)
    {
        var configuration = new GitHubActionsConfiguration
        {
            Name = _name,
            ShortTriggers = On,
            DetailedTriggers = GetTriggers().ToArray(),
            Permissions = [.. WritePermissions.Select(x => (x, "write")), .. ReadPermissions.Select(x => (x, "read"))],
            ConcurrencyGroup = ConcurrencyGroup,
            ConcurrencyCancelInProgress = ConcurrencyCancelInProgress,
            Jobs = _images.Select(x => GetJobs(x, relevantTargets)).ToArray(),
        };

        Assert.True(
            configuration.ShortTriggers.Length == 0 || configuration.DetailedTriggers.Length == 0,
            "Workflows can only define either shorthand 'On' or 'On*' triggers"
        );
        Assert.True(
            configuration.ShortTriggers.Length > 0 || configuration.DetailedTriggers.Length > 0,
            "Workflows must define either shorthand 'On' or 'On*' triggers"
        );
        return configuration;
    }

    protected virtual GitHubActionsJob GetJobs(
        GitHubActionsImage image,
        IReadOnlyCollection<ExecutableTarget> relevantTargets
    ) =>
        new()
        {
            Name = image.GetValue().Replace('.', '_'),
            EnvironmentName = EnvironmentName,
            EnvironmentUrl = EnvironmentUrl,
            Steps = GetSteps(relevantTargets).ToArray(),
            Image = image,
            TimeoutMinutes = TimeoutMinutes,
            ConcurrencyGroup = JobConcurrencyGroup,
            ConcurrencyCancelInProgress = JobConcurrencyCancelInProgress,
        };

    protected virtual IEnumerable<(string Key, string Value)> GetImports()
    {
        foreach (var input in OnWorkflowDispatchOptionalInputs.Concat(OnWorkflowDispatchRequiredInputs))
        {
            yield return (input, $"${{{{ github.event.inputs.{input} }}}}");
        }

        foreach (var secret in ImportSecrets)
        {
            yield return (
                secret,
                $"${{{{ secrets.{string.Join('_', secret.SplitCamelHumpsWithKnownWords()).ToUpperInvariant()} }}}}"
            );
        }

        if (EnableGitHubToken)
        {
            yield return ("GITHUB_TOKEN", "${{ secrets.GITHUB_TOKEN }}");
        }
    }

    protected virtual IEnumerable<GitHubActionsDetailedTrigger> GetTriggers()
    {
        if (
            AnyOf(
                OnPushBranches,
                OnPushBranchesIgnore,
                OnPushTags,
                OnPushTagsIgnore,
                OnPushIncludePaths,
                OnPushExcludePaths
            )
        )
        {
            Assert.True(
                (OnPushBranches.Length == 0 && OnPushTags.Length == 0)
                    || (OnPushBranchesIgnore.Length == 0 && OnPushTagsIgnore.Length == 0),
                "Cannot use OnPushBranches/OnPushTags and OnPushBranchesIgnore/OnPushTagsIgnore in combination"
            );
            yield return new GitHubActionsVcsTrigger
            {
                Kind = GitHubActionsTrigger.Push,
                Branches = OnPushBranches,
                BranchesIgnore = OnPushBranchesIgnore,
                Tags = OnPushTags,
                TagsIgnore = OnPushTagsIgnore,
                IncludePaths = OnPushIncludePaths,
                ExcludePaths = OnPushExcludePaths,
            };
        }

        if (AnyOf(OnPullRequestBranches, OnPullRequestTags, OnPullRequestIncludePaths, OnPullRequestExcludePaths))
        {
            yield return new GitHubActionsVcsTrigger
            {
                Kind = GitHubActionsTrigger.PullRequest,
                Branches = OnPullRequestBranches,
                BranchesIgnore = [],
                Tags = OnPullRequestTags,
                TagsIgnore = [],
                IncludePaths = OnPullRequestIncludePaths,
                ExcludePaths = OnPullRequestExcludePaths,
            };
        }

        if (AnyOf(OnWorkflowDispatchOptionalInputs, OnWorkflowDispatchRequiredInputs))
        {
            yield return new GitHubActionsWorkflowDispatchTrigger
            {
                OptionalInputs = OnWorkflowDispatchOptionalInputs,
                RequiredInputs = OnWorkflowDispatchRequiredInputs,
            };
        }

        if (OnCronSchedule is not null)
        {
            yield return new GitHubActionsScheduledTrigger { Cron = OnCronSchedule };
        }
    }

    private static bool AnyOf(params string[][] lists) => Array.Exists(lists, x => x.Length > 0);

    private IEnumerable<GitHubActionsStep> GetSteps(IReadOnlyCollection<ExecutableTarget> relevantTargets)
    {
        yield return new GitHubActionsCheckoutStep
        {
            Submodules = _submodules,
            Lfs = _lfs,
            FetchDepth = _fetchDepth,
            Progress = _progress,
            Filter = _filter,
        };
        if (CacheKeyFiles.Length > 0)
        {
            yield return new GitHubActionsCacheStep
            {
                IncludePatterns = CacheIncludePatterns,
                ExcludePatterns = CacheExcludePatterns,
                KeyFiles = CacheKeyFiles,
            };
        }

        yield return new GitHubActionsRunStep
        {
            BuildCmdPath = BuildCmdPath,
            InvokedTargets = InvokedTargets,
            Imports = GetImports().ToDictionary(x => x.Key, x => x.Value, StringComparer.Ordinal),
        };
        if (!PublishArtifacts)
        {
            yield break;
        }

        foreach (
            var artifact in relevantTargets.SelectMany(x => x.ArtifactProducts).Select(WithoutWildcards).Distinct()
        )
        {
            yield return new GitHubActionsArtifactStep
            {
                Name = artifact.Name,
                Path = Path.GetRelativePath(NukeBuild.RootDirectory, artifact).Replace('\\', '/'),
                Condition = PublishCondition,
            };
        }
    }

    private static AbsolutePath WithoutWildcards(string artifact)
    {
        AbsolutePath path = artifact;
        while (path.ToString().Contains('*', StringComparison.Ordinal))
        {
            path = path.Parent;
        }

        return path;
    }
}
