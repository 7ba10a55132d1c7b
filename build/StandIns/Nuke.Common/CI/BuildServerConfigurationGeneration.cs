using Nuke.Common.Parameters;

namespace Nuke.Common.CI;

public static class BuildServerConfigurationGeneration
{
    public const string ConfigurationParameterName = "generate-configuration";

    public static bool IsActive => CommandLine.Has(ConfigurationParameterName.Replace("-", "", StringComparison.Ordinal));
}
