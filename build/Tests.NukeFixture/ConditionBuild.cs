using Nuke.Common;

namespace AiChef.Tests.NukeFixture;

internal sealed class ConditionBuild : FixtureBuild
{
    [Parameter]
    private readonly bool Wanted;

    public static int Run() => Execute<ConditionBuild>();

    public Target Dependency => _ => _.Executes(() => Say("Dependency"));

    public Target Static => _ => _.DependsOn(Dependency).OnlyWhenStatic(() => Wanted).Executes(() => Say("Static"));

    public Target UsesStatic => _ => _.DependsOn(Static).Executes(() => Say("UsesStatic"));

    public Target KeepsDependencies =>
        _ =>
            _.DependsOn(Dependency)
                .OnlyWhenStatic(() => Wanted)
                .WhenSkipped(DependencyBehavior.Execute)
                .Executes(() => Say("KeepsDependencies"));

    public Target UsesKeeper => _ => _.DependsOn(KeepsDependencies).Executes(() => Say("UsesKeeper"));

    public Target Dynamic => _ => _.DependsOn(Dependency).OnlyWhenDynamic(() => Wanted).Executes(() => Say("Dynamic"));

    public Target UsesDynamic => _ => _.DependsOn(Dynamic).Executes(() => Say("UsesDynamic"));

    public Target Throwing =>
        _ =>
            _.OnlyWhenDynamic(() => int.Parse("x", System.Globalization.CultureInfo.InvariantCulture) == 1)
                .Executes(() => Say("Throwing"));
}
