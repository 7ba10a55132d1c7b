using Nuke.Common;

namespace AiChef.Tests.NukeFixture;

/// <summary>
/// Notes when NUKE asks whether an output is switched off; it is about another output than those asked for first.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NotedOutputAttribute() : DisableDefaultOutputAttribute(DefaultOutput.BuildOutcome)
{
    private static bool _isNoted;

    public override bool IsApplicable(INukeBuild build)
    {
        if (!_isNoted)
        {
            _isNoted = true;
            Console.WriteLine($"> asked {(build.ExecutionPlan is null ? "without" : "with")} plan");
        }

        return false;
    }
}

[NotedOutput]
internal sealed class OutputBuild : FixtureBuild
{
    public static int Run() => Execute<OutputBuild>();

    public Target Nothing => _ => _.Executes(() => Say("Nothing"));
}
