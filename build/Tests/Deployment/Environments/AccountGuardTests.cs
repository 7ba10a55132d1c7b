using AiChef.Deployment;
using AiChef.Deployment.Aws;
using AiChef.Deployment.Environments;
using AiChef.LocalCloud;
using Amazon.Runtime;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Environments;

public sealed class AccountGuardTests
{
    [Fact]
    public async Task The_allowed_account_passes_and_is_asked_for_once()
    {
        var asked = 0;
        await using var host = await LocalCloudHost.StartAsync(
            new LocalCloudOptions { OnOperation = _ => asked++ },
            CancellationToken.None
        );
        using var clients = ClientsOf(host);
        var guard = new AccountGuard(clients, Environment("000000000000"), TimeProvider.System);

        guard.HasPassed.ShouldBeFalse();
        await guard.CheckAsync(CancellationToken.None);
        await guard.CheckAsync(CancellationToken.None);

        asked.ShouldBe(1);
        guard.HasPassed.ShouldBeTrue();
    }

    [Fact]
    public async Task Another_account_is_refused_by_name()
    {
        await using var host = await LocalCloudHost.StartAsync(new LocalCloudOptions(), CancellationToken.None);
        using var clients = ClientsOf(host);

        var guard = new AccountGuard(clients, Environment("123456789012"), TimeProvider.System);

        var error = await Should.ThrowAsync<DeploymentException>(guard.CheckAsync(CancellationToken.None));

        guard.HasPassed.ShouldBeFalse();

        error.Kind.ShouldBe(FailureKind.Configuration);
        error.Message.ShouldBe(
            "wrong account: the credentials belong to 000000000000, environment 'dev' allows only 123456789012"
        );
    }

    private static AwsClients ClientsOf(LocalCloudHost host) =>
        new(new AwsConnection { Region = "us-east-1", Endpoint = host.Url }, new BasicAWSCredentials("test", "test"));

    private static DeploymentEnvironment Environment(string account) =>
        new()
        {
            Name = "dev",
            Region = "us-east-1",
            AccountId = account,
            NamePrefix = "ai-chef",
            MemorySize = 512,
            LogRetentionDays = 7,
            Tags = new Dictionary<string, string>(StringComparer.Ordinal),
        };
}
