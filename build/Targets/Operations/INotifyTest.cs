using AiChef.Targets.Running;
using Nuke.Common;

namespace AiChef.Targets.Operations;

/// <summary>Tries whether Discord can be told.</summary>
internal interface INotifyTest : IHasRun
{
    Target NotifyTest =>
        _ =>
            _.Description("Sends a sample notification to Discord").Executes(() => Run.Notifications.SendSampleAsync());
}
