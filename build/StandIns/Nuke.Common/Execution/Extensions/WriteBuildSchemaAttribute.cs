using Nuke.Common.CI;

namespace Nuke.Common.Execution.Extensions;

/// <summary>Keeps .nuke/build.schema.json and a first .nuke/parameters.json; a file is touched only when its content changes.</summary>
internal sealed class WriteBuildSchemaAttribute : BuildExtensionAttributeBase, IOnBuildCreated
{
    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets)
    {
        if (BuildServerConfigurationGeneration.IsActive)
            return;
        var folder = Directory.CreateDirectory(Build.RootDirectory / ".nuke").FullName;
        var schema = SchemaUtility.GetJsonString(Build) + "\n";
        var schemaFile = Path.Combine(folder, "build.schema.json");
        if (!File.Exists(schemaFile) || File.ReadAllText(schemaFile) != schema)
            File.WriteAllText(schemaFile, schema);

        var parametersFile = Path.Combine(folder, "parameters.json");
        if (!File.Exists(parametersFile))
            File.WriteAllText(parametersFile, "{\n  \"$schema\": \"./build.schema.json\"\n}\n");
    }
}
