using Nuke.Common;
using Nuke.Components;

namespace AiChef.Tests.NukeFixture;

internal interface ICompiles : INukeBuild
{
    Target Compile => _ => _.Executes(() => Console.WriteLine("> Compile of the interface"));
}

internal interface ITests : ICompiles
{
    Target RunTests => _ => _.DependsOn(Compile).Executes(() => Console.WriteLine("> RunTests"));
}

[ParameterPrefix("Tf")]
internal interface IHasWorkspace : INukeBuild
{
    [Parameter("A workspace")]
    string Workspace => TryGetValue(() => Workspace) ?? "default";

    [Parameter]
    bool Locked => TryGetValue<bool?>(() => Locked) ?? true;
}

internal abstract class BaseBuild : FixtureBuild
{
    public virtual Target Inherited => _ => _.Description("from the base").Executes(() => Say("base"));
}

internal sealed class ComponentBuild : BaseBuild, ITests, IHasWorkspace, IHazConfiguration, IHazReports
{
    public static int Run() => Execute<ComponentBuild>();

    public override Target Inherited => _ => _.Base().Executes(() => Say("derived"));

    Target ICompiles.Compile => _ => _.Inherit<ICompiles>().Executes(() => Say("Compile of the class"));

    public Target Show =>
        _ =>
            _.TryDependsOn<ITests>(x => x.RunTests)
                .TryDependsOn<IHazGitRepository>()
                .Executes(() =>
                {
                    Say($"Workspace={((IHasWorkspace)this).Workspace}");
                    Say($"Locked={((IHasWorkspace)this).Locked}");
                    Say($"Configuration={((IHazConfiguration)this).Configuration}");
                    Say(
                        $"Reports={RootDirectory.ToString().Length < ((IHazReports)this).ReportDirectory.ToString().Length}"
                    );
                });
}
