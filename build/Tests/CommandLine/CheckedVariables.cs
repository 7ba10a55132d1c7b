using AiChef.Targets.CommandLine;

namespace AiChef.Tests.CommandLine;

internal static class CheckedVariables
{
    internal static ParameterVariables Check(params (string Name, string Value)[] variables) =>
        ParameterVariables.Check(
            BuildReflection.Of(typeof(SampleBuild)).Options,
            variables.Select(x => new EnvironmentVariable(x.Name, x.Value)).ToList()
        );
}
