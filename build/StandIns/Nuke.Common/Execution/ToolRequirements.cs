using System.Reflection;
using Nuke.Common.Tooling;

namespace Nuke.Common.Execution;

internal static class ToolRequirements
{
    /// <summary>
    /// Only package tools are checked before the run; a tool of the PATH is looked up when it is used.
    /// </summary>
    internal static void Ensure(NukeBuild build)
    {
        var required = build
            .ExecutionPlan.SelectMany(x => x.ToolRequirements)
            .Concat(build.GetType().GetCustomAttributes<RequiresAttribute>().Select(x => x.GetRequirement()));
        foreach (var requirement in required)
        {
            Assert.True(
                requirement is PathToolRequirement,
                $"Tool requirement '{requirement.GetType().Name}' is not supported"
            );
        }
    }
}
