using Nuke.Common.Execution;
using Nuke.Common.Parameters;

namespace Nuke.Common.CI;

/// <summary>--generate-configuration ID: writes that file and ends.</summary>
public class GenerateBuildServerConfigurationsAttribute
    : BuildServerConfigurationGenerationAttributeBase,
        IOnBuildCreated
{
    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets)
    {
        if (!BuildServerConfigurationGeneration.IsActive)
        {
            return;
        }

        var id = ParameterLookup.Get<string>(BuildServerConfigurationGeneration.Name);
        var generator = GetGenerators(Build).SingleOrDefault(x => x.Id == id).NotNull("generator != null");
        generator.Generate(executableTargets);
        Environment.Exit(0);
    }
}
