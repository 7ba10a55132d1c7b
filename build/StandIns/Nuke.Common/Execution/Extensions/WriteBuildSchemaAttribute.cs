using Nuke.Common.CI;

namespace Nuke.Common.Execution.Extensions;

/// <summary>
/// Keeps .nuke/build.schema.json and a first .nuke/parameters.json; the schema is written in every run.
/// </summary>
internal sealed class WriteBuildSchemaAttribute : BuildExtensionAttributeBase, IOnBuildCreated
{
    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets)
    {
        if (BuildServerConfigurationGeneration.IsActive || Build.BuildProjectFile is null)
        {
            return;
        }

        var folder = Directory.CreateDirectory(Build.RootDirectory / ".nuke").FullName;
        var schema = SchemaUtility.GetJsonString(Build) + "\n";
        File.WriteAllText(Path.Combine(folder, "build.schema.json"), schema);

        var parametersFile = Path.Combine(folder, "parameters.json");
        if (!File.Exists(parametersFile))
        {
            File.WriteAllText(parametersFile, "{\n  \"$schema\": \"./build.schema.json\"\n}\n");
        }
    }
}
