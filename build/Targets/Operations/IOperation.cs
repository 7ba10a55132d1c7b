using AiChef.Targets.Running;
using Nuke.Common;
using Nuke.Common.IO;

namespace AiChef.Targets.Operations;

/// <summary>A command for whoever operates what is deployed.</summary>
internal interface IOperation : IHasRun
{
    [Parameter("The file that gets the result of a command that looks, backs up or restores, as JSON")]
    AbsolutePath? Json => TryGetValue(() => Json);
}
