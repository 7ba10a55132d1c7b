using Nuke.Common.Parameters;

namespace Nuke.Common.CI;

public static class BuildServerConfigurationGeneration
{
    public const string ConfigurationParameterName = "generate-configuration";

    public static bool IsActive { get; } = ParameterLookup.FromProcess(Name, typeof(string)) is not null;

    /// <summary>As look-ups know it.</summary>
    internal static string Name => ConfigurationParameterName.Replace("-", "", StringComparison.Ordinal);
}
