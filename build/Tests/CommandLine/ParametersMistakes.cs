using AiChef.Targets.CommandLine;
using AiChef.Tests.Nuke;

namespace AiChef.Tests.CommandLine;

internal static class ParametersMistakes
{
    internal static List<string> Mistakes(string content)
    {
        using var repository = new FixtureRepository();
        repository.Write(".nuke/parameters.json", content);
        return ParametersFiles.Mistakes(BuildReflection.Of(typeof(SampleBuild)), repository.Folder, []).ToList();
    }
}
