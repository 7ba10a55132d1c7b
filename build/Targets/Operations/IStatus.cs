using AiChef.Targets.Running;
using Nuke.Common;

namespace AiChef.Targets.Operations;

/// <summary>Shows what is deployed.</summary>
internal interface IStatus : IHasRun
{
    Target Status =>
        _ =>
            _.Description("Shows all stacks of the environment")
                .Executes(() => Run.WorkAsync(new StackOverview(Run).ShowAsync));
}
