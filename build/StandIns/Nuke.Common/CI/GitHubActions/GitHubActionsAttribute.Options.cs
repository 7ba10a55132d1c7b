namespace Nuke.Common.CI.GitHubActions;

public partial class GitHubActionsAttribute
{
    private GitHubActionsSubmodules? _submodules;
    private bool? _lfs;
    private uint? _fetchDepth;
    private bool? _progress;
    private string _filter;

    public GitHubActionsTrigger[] On { get; set; } = [];

    public string[] OnPushBranches { get; set; } = [];

    public string[] OnPushBranchesIgnore { get; set; } = [];

    public string[] OnPushTags { get; set; } = [];

    public string[] OnPushTagsIgnore { get; set; } = [];

    public string[] OnPushIncludePaths { get; set; } = [];

    public string[] OnPushExcludePaths { get; set; } = [];

    public string[] OnPullRequestBranches { get; set; } = [];

    public string[] OnPullRequestTags { get; set; } = [];

    public string[] OnPullRequestIncludePaths { get; set; } = [];

    public string[] OnPullRequestExcludePaths { get; set; } = [];

    public string[] OnWorkflowDispatchOptionalInputs { get; set; } = [];

    public string[] OnWorkflowDispatchRequiredInputs { get; set; } = [];

    public string OnCronSchedule { get; set; }

    public string[] ImportSecrets { get; set; } = [];

    public bool EnableGitHubToken { get; set; }

    public GitHubActionsPermissions[] WritePermissions { get; set; } = [];

    public GitHubActionsPermissions[] ReadPermissions { get; set; } = [];

    public string[] CacheIncludePatterns { get; set; } = [".nuke/temp", "~/.nuget/packages"];

    public string[] CacheExcludePatterns { get; set; } = [];

    public string[] CacheKeyFiles { get; set; } = ["**/global.json", "**/*.csproj", "**/Directory.Packages.props"];

    public bool PublishArtifacts { get; set; } = true;

    public string PublishCondition { get; set; }

    public int TimeoutMinutes { get; set; }

    public string EnvironmentName { get; set; }

    public string EnvironmentUrl { get; set; }

    public string ConcurrencyGroup { get; set; }

    public bool ConcurrencyCancelInProgress { get; set; }

    public string JobConcurrencyGroup { get; set; }

    public bool JobConcurrencyCancelInProgress { get; set; }

    public string[] InvokedTargets { get; set; } = [];

    public GitHubActionsSubmodules Submodules
    {
        get => throw new NotSupportedException();
        set => _submodules = value;
    }

    public bool Lfs
    {
        get => throw new NotSupportedException();
        set => _lfs = value;
    }

    public uint FetchDepth
    {
        get => throw new NotSupportedException();
        set => _fetchDepth = value;
    }

    public bool Progress
    {
        get => throw new NotSupportedException();
        set => _progress = value;
    }

    public string Filter
    {
        get => throw new NotSupportedException();
        set => _filter = value;
    }
}
