using AiChef.Tests.NukeFixture;

// The tests start this program with FIXTURE naming the build to run.
return Environment.GetEnvironmentVariable("FIXTURE") switch
{
    nameof(ParameterBuild) => ParameterBuild.Run(),
    nameof(PlanBuild) => PlanBuild.Run(),
    nameof(FailingBuild) => FailingBuild.Run(),
    nameof(ConditionBuild) => ConditionBuild.Run(),
    nameof(HookBuild) => HookBuild.Run(),
    nameof(ComponentBuild) => ComponentBuild.Run(),
    nameof(RequirementBuild) => RequirementBuild.Run(),
    nameof(GitHubBuild) => GitHubBuild.Run(),
    nameof(EarlyBuild) => EarlyBuild.Run(),
    nameof(OutputBuild) => OutputBuild.Run(),
    var other => throw new InvalidOperationException($"No fixture build is called '{other}'."),
};
