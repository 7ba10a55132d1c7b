using System.Globalization;
using AiChef.Deployment;
using AiChef.Targets.Processes;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

namespace AiChef.Targets.Testing;

/// <summary>Deployments that are disturbed at random, by the program in build/Faults.</summary>
/// <param name="filter">Only the disturbances whose full name contains this; null for all.</param>
/// <param name="rounds">How often each is tried, 1 to 1000.</param>
internal sealed class FaultRun(string? filter, int rounds)
{
    private static AbsolutePath Project => NukeBuild.RootDirectory / "build" / "Faults" / "Faults.csproj";

    /// <summary>Runs them.</summary>
    /// <exception cref="DeploymentException">A disturbed deployment left something behind.</exception>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        if (rounds is < 1 or > 1000)
        {
            throw DeploymentException.Configuration("--rounds must lie between 1 and 1000");
        }
        string[] arguments =
        [
            "test",
            Project,
            .. TestRun.Filter(filter),
            "--logger",
            "console;verbosity=detailed",
            .. DotNetCommand.WithoutServers,
        ];
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["FAULTS_ROUNDS"] = rounds.ToString(CultureInfo.InvariantCulture),
        };
        var (exitCode, _) = await DotNetCommand.RunAsync(
            arguments,
            variables,
            cancellationToken,
            line => Log.Debug("{Line:l}", line)
        );
        if (exitCode != 0)
        {
            throw new DeploymentException(FailureKind.Failed, "a disturbed deployment left something behind");
        }
    }
}
