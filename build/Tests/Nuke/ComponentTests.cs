using Shouldly;
using Xunit;

namespace AiChef.Tests.Nuke;

public sealed class ComponentTests
{
    private const string Build = "ComponentBuild";

    [Fact]
    public async Task A_target_of_an_interface_runs_and_may_be_extended_with_Inherit() =>
        (await NukeRun.Of(Build, "RunTests")).Said.ShouldBe([
            "Compile of the interface",
            "Compile of the class",
            "RunTests",
        ]);

    [Fact]
    public async Task Base_runs_what_the_base_class_defines() =>
        (await NukeRun.Of(Build, "Inherited")).Said.ShouldBe(["base", "derived"]);

    [Fact]
    public async Task TryDependsOn_takes_what_is_there() =>
        (await NukeRun.Of(Build, "Show")).Said.ShouldContain("RunTests");

    [Fact]
    public async Task A_parameter_of_an_interface_has_its_default() =>
        (await NukeRun.Of(Build, "Show --skip")).Said.ShouldBe([
            "Workspace=default",
            "Locked=True",
            "Configuration=Debug",
            "Reports=True",
        ]);

    [Fact]
    public async Task A_parameter_of_an_interface_has_the_prefix()
    {
        var run = await NukeRun.Of(
            Build,
            "Show --skip --tf-workspace main --configuration release",
            ("TF_LOCKED", "false")
        );

        run.Said.ShouldBe(["Workspace=main", "Locked=False", "Configuration=Release", "Reports=True"]);
    }
}
