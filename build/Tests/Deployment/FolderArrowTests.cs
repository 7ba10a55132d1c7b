using AiChef.Deployment;
using AiChef.Tests.Folders;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment;

/// <summary>Which folders of build/Deployment may use which others.</summary>
public sealed class FolderArrowTests
{
    private const string Stacks = "CloudFormation/";

    /// <summary>What every folder may use: the failure that a person is told.</summary>
    private const string Failure = "(failure)";

    private static readonly Dictionary<string, string> AtRoot = new(StringComparer.Ordinal)
    {
        [nameof(DeploymentException)] = Failure,
        [nameof(SourceProblem)] = Failure,
        [nameof(FailureKind)] = Failure,
    };

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Aws"] = [Failure],
        ["Artifacts"] = [Failure, "Aws"],
        // large templates go through the artifact bucket
        ["CloudFormation"] = [Failure, "Artifacts", "Aws"],
        // packages are artifacts; a change of the role refuses a canary
        ["Lambda"] = [Failure, "Artifacts", "Aws", "CloudFormation"],
        // records lie in the artifact bucket
        ["History"] = [Failure, "Aws"],
        ["Parameters"] = [Failure, "Aws"],
        // names and rollback alarms of stacks, the canary of functions, the account of the credentials
        ["Environments"] = [Failure, "Aws", "CloudFormation", "Lambda"],
        // reads templates; the alias that callers must use
        ["Conventions"] = [Failure, "CloudFormation", "Lambda"],
        // resources of stacks, states of alarms
        ["Operations"] =
        [
            Failure,
            "Aws",
            "CloudFormation",
            "Conventions",
            "Environments",
            "History",
            "Lambda",
            "Reports",
        ],
        ["Reports"] = [Failure, "CloudFormation"],
        ["Discord"] = [Failure, "CloudFormation", "Reports"],
    };

    /// <summary>The layers of the way to CloudFormation: each uses only those before it.</summary>
    private static readonly string[] Layers = ["Templates", "Calls", "Failures", "ChangeSets", "Stacks"];

    [Fact]
    public void No_folder_uses_one_that_it_may_not_use() => Arrows(depth: 1).Forbidden(Allowed).ShouldBeEmpty();

    [Fact]
    public void No_folders_use_each_other() => Arrows(depth: 1).Circles().ShouldBeEmpty();

    [Fact]
    public void Each_layer_of_CloudFormation_uses_only_those_before_it() =>
        Arrows(depth: 2)
            .All.Where(arrow => LayerOf(arrow.From) is { } from && LayerOf(arrow.To) is { } to && to >= from)
            .ShouldBeEmpty();

    private static int? LayerOf(string folder) =>
        folder.StartsWith(Stacks, StringComparison.Ordinal) ? Array.IndexOf(Layers, folder[Stacks.Length..]) : null;

    private static FolderArrows Arrows(int depth) =>
        FolderArrows.Of(
            typeof(DeploymentException).Assembly,
            "AiChef.Deployment",
            Path.Combine(RepositoryRoot.Path, "build", "Deployment"),
            depth,
            AtRoot
        );
}
