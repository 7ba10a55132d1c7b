using System.Globalization;
using AiChef.Deployment;
using Nuke.Common.IO;

namespace AiChef.Targets.Testing;

/// <summary>Deployments that are disturbed at random, by the program in build/Faults.</summary>
/// <param name="filter">Only disturbances whose full name contains this; null for all.</param>
/// <param name="rounds">How often each is tried, 1 to 1000.</param>
/// <param name="results">The folder of the results.</param>
internal sealed class FaultRun(string? filter, int rounds, AbsolutePath results)
{
    /// <summary>Runs them.</summary>
    /// <exception cref="DeploymentException">A disturbed deployment left something behind.</exception>
    internal Task RunAsync(CancellationToken cancellationToken)
    {
        if (rounds is < 1 or > 1000)
        {
            throw DeploymentException.Configuration("--rounds must be between 1 and 1000");
        }
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["FAULTS_ROUNDS"] = rounds.ToString(CultureInfo.InvariantCulture),
        };
        return new TestRun(TestSuite.Faults with { Variables = variables }, filter, results).RunAsync(
            cancellationToken
        );
    }
}
