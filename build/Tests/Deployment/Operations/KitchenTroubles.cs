using AiChef.Deployment.Operations.Diagnosis;
using AiChef.Deployment.Operations.Logs;
using AiChef.LocalCloud;
using AiChef.LocalCloud.Logs;
using AiChef.Tests.Deployment.CloudFormation;

namespace AiChef.Tests.Deployment.Operations;

/// <summary>Looks for troubles, and writes what they are found in.</summary>
internal static class KitchenTroubles
{
    internal static readonly LogSource Soup = new("soup", "/kitchen/soup");

    internal static Task<IReadOnlyList<Trouble>> SearchAsync(DeployerFixture cloud, params ITroubleSearch[] searches) =>
        cloud.Clock.RunAsync(
            () => new DiagnosisRound(searches, cloud.Clock).SearchAsync(CancellationToken.None),
            "the searches"
        );

    internal static async Task<DeployerFixture> WithLogAsync()
    {
        var cloud = await DeployerFixture.StartAsync();
        Make(cloud, Soup);
        return cloud;
    }

    internal static void Make(DeployerFixture cloud, LogSource source) =>
        cloud.Host.Cloud.Get<LogsState>().Make(ScopeOf(cloud), source.Group, static group => group);

    internal static void Write(DeployerFixture cloud, string message, LogSource? source = null) =>
        cloud
            .Host.Cloud.Get<LogsState>()
            .Deliver(ScopeOf(cloud), (source ?? Soup).Group, "one", cloud.Clock.GetUtcNow(), message.Trim());

    internal static LogReader Reader(DeployerFixture cloud) =>
        new(cloud.Clients.Logs, cloud.Clients.Retry(cloud.Clock));

    internal static DateTimeOffset From(DeployerFixture cloud) => cloud.Clock.GetUtcNow() - DiagnosisRound.Window;

    internal static Scope ScopeOf(DeployerFixture cloud) => new(cloud.Host.Cloud.Options.AccountId, "us-east-1");
}
