using AiChef.Bench.Clouds;
using AiChef.Bench.Programs;

namespace AiChef.Bench.Contenders;

/// <summary><c>cdk deploy</c> of a synthesized app that consists of the same templates.</summary>
/// <param name="Cdk">The CDK CLI.</param>
/// <param name="Name">The command, as the tables name it.</param>
internal sealed record CdkContender(string Cdk, string Name) : Contender(Name)
{
    internal override Command Deploy(Deployment deployment)
    {
        var assembly = deployment.Checkout.At("artifacts/cdk.out");
        CloudAssembly.Write(assembly, deployment);
        string[] arguments =
        [
            "deploy",
            "--all",
            "--app",
            assembly,
            "--require-approval",
            "never",
            "--concurrency",
            "8",
            "--no-version-reporting",
            "--no-notices",
            .. deployment.Stacks.SelectMany(stack => Parameters(stack.Facts)),
        ];
        return new(Cdk, arguments, deployment.Checkout.Root)
        {
            Variables = new Dictionary<string, string?>(Command.WithoutAccount, StringComparer.Ordinal)
            {
                ["AWS_ENDPOINT_URL"] = deployment.Cloud.Endpoint,
                ["CDK_DISABLE_CLI_TELEMETRY"] = "true",
            },
        };
    }

    private static IEnumerable<string> Parameters(StackFacts facts) =>
        facts.Parameters.SelectMany(pair => new[] { "--parameters", $"{facts.Name}:{pair.Key}={pair.Value}" });
}
