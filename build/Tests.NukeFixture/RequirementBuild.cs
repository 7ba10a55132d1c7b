using Nuke.Common;

namespace AiChef.Tests.NukeFixture;

internal sealed class RequirementBuild : FixtureBuild
{
    [Parameter]
    private readonly string? Key;

    [Parameter]
    private readonly int? Count;

    public static int Run() => Execute<RequirementBuild>();

    public Target NeedsKey => _ => _.Requires(() => Key).Executes(() => Say("NeedsKey"));

    public Target NeedsCount => _ => _.Requires(() => Count).Executes(() => Say("NeedsCount"));

    public Target NeedsCondition => _ => _.Requires(() => Count > 3).Executes(() => Say("NeedsCondition"));

    public Target Free => _ => _.Executes(() => Say("Free"));

    public Target Both => _ => _.DependsOn(Free, NeedsKey);
}
