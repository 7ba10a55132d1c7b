using AiChef.Targets.Running;
using AiChef.Tests.Folders;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

/// <summary>
/// Which folders of build/Targets may use which others. The build class is in none of them and uses them all; the one
/// way back is <c>Service.All</c>, which reads what it declares.
/// </summary>
public sealed class FolderArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Output"] = [],
        ["Processes"] = [],
        // tells mistakes as annotations, and ends by a signal like the rest
        ["CommandLine"] = ["Output", "Processes"],
        ["Notifications"] = [],
        ["Cloud"] = [],
        // draws what alarms watch
        ["Alerts"] = [],
        ["Access"] = ["Services"],
        ["Functions"] = [],
        // functions are published by a process; options name what templates declare
        ["Services"] = ["CommandLine", "Functions", "Processes"],
        // a job gives values to its later steps; its inputs are the build's parameters
        ["Workflows"] = ["Access", "Alerts", "CommandLine", "Functions", "Output", "Services"],
        ["Running"] = ["Cloud", "CommandLine", "Notifications", "Output", "Processes", "Services"],
        ["Operations"] = ["Cloud", "CommandLine", "Functions", "Output", "Processes", "Running", "Services"],
        ["Validation"] = ["Functions", "Output", "Running", "Services", "Workflows"],
        ["Testing"] = ["Processes"],
        // each function has its tests
        ["Mutation"] = ["Functions", "Processes"],
    };

    [Fact]
    public void No_folder_uses_one_that_it_may_not_use() => Arrows().Forbidden(Allowed).ShouldBeEmpty();

    [Fact]
    public void No_arrow_is_allowed_that_nothing_draws() => Arrows().Unused(Allowed).ShouldBeEmpty();

    [Fact]
    public void No_folders_use_each_other() => Arrows().Circles().ShouldBeEmpty();

    private static FolderArrows Arrows() =>
        FolderArrows.Of(
            typeof(DeploymentRun).Assembly,
            "AiChef.Targets",
            Path.Combine(RepositoryRoot.Path, "build", "Targets")
        );
}
