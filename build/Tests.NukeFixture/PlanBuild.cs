using Nuke.Common;

namespace AiChef.Tests.NukeFixture;

internal sealed class PlanBuild : FixtureBuild
{
    public static int Run() => Execute<PlanBuild>(x => x.O1, x => x.O2);

    public Target O1 => _ => _.Executes(() => Say("O1"));

    public Target O2 => _ => _.Executes(() => Say("O2"));

    public Target O3 => _ => _.Executes(() => Say("O3"));

    public Target All => _ => _.DependsOn(O1, O2, O3);

    public Target First => _ => _.Before(Second).Executes(() => Say("First"));

    public Target Second => _ => _.After(O3).Executes(() => Say("Second"));

    public Target Trigger => _ => _.Triggers(Triggered).Executes(() => Say("Trigger"));

    public Target Triggered => _ => _.Executes(() => Say("Triggered"));

    public Target AlsoTriggered => _ => _.TriggeredBy(Triggered).Executes(() => Say("AlsoTriggered"));

    public Target Needed => _ => _.DependentFor(Needing).Executes(() => Say("Needed"));

    public Target Needing => _ => _.Executes(() => Say("Needing"));

    public Target Awaited =>
        _ =>
            _.Executes(async () =>
            {
                await Task.Yield();
                Say("Awaited");
            });

    private Target Hidden => _ => _.Unlisted().Executes(() => Say("Hidden"));
}
