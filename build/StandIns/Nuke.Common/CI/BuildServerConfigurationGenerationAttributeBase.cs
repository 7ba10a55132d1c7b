using System.Reflection;
using Nuke.Common.Execution;

namespace Nuke.Common.CI;

public abstract class BuildServerConfigurationGenerationAttributeBase : BuildExtensionAttributeBase
{
    protected static IEnumerable<IConfigurationGenerator> GetGenerators(INukeBuild build)
    {
        foreach (var attribute in build.GetType().GetCustomAttributes<ConfigurationAttributeBase>())
        {
            attribute.Build = build;
            yield return attribute;
        }
    }
}
