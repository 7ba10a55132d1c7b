using Nuke.Common.Parameters;

namespace Nuke.Common.Execution;

/// <summary>From here on parameters are looked up in the files as well.</summary>
public class ArgumentsFromParametersFileAttribute : BuildExtensionAttributeBase, IOnBuildCreated
{
    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets) =>
        ParametersFile.IsActive = true;
}
