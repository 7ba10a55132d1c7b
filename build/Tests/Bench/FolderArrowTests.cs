using AiChef.Bench;
using AiChef.Tests.Folders;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bench;

/// <summary>Which folders of build/Bench may use which others.</summary>
public sealed class FolderArrowTests
{
    private static readonly Dictionary<string, string> AtRoot = new(StringComparer.Ordinal)
    {
        ["BenchFailure"] = "(failure)",
        ["BenchRun"] = "(run)",
        ["Program"] = "(run)",
    };

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["(failure)"] = [],
        ["Measuring"] = [],
        ["CommandLine"] = ["(failure)"],
        ["Programs"] = ["(failure)", "Measuring"],
        ["Checkouts"] = ["(failure)", "Measuring", "Programs"],
        ["Clouds"] = ["(failure)", "Measuring"],
        ["Contenders"] = ["Checkouts", "Clouds", "Programs"],
        ["Cases"] = ["(failure)", "Checkouts", "Clouds", "Contenders", "Measuring", "Programs"],
        ["Reporting"] = ["Cases", "Measuring", "Programs"],
        ["(run)"] = ["(failure)", "Cases", "CommandLine", "Programs", "Reporting"],
    };

    [Fact]
    public void No_folder_uses_one_that_it_may_not_use() => Arrows().Forbidden(Allowed).ShouldBeEmpty();

    [Fact]
    public void No_arrow_is_allowed_that_nothing_draws() => Arrows().Unused(Allowed).ShouldBeEmpty();

    [Fact]
    public void No_folders_use_each_other() => Arrows().Circles().ShouldBeEmpty();

    private static FolderArrows Arrows() =>
        FolderArrows.Of(
            typeof(BenchRun).Assembly,
            "AiChef.Bench",
            Path.Combine(RepositoryRoot.Path, "build", "Bench"),
            atRoot: AtRoot
        );
}
