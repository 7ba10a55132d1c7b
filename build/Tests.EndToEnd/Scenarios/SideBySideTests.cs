using System.Text.Json.Nodes;
using AiChef.LocalCloud;
using Xunit;

namespace AiChef.Tests.EndToEnd.Scenarios;

/// <summary>Environments in one account: in one region under two prefixes, and in two regions under one.</summary>
public sealed class SideBySideTests : IClassFixture<CheckoutCopy>
{
    private const string Environments = "backend/infrastructure/environments";

    private readonly CheckoutCopy _checkout;

    public SideBySideTests(CheckoutCopy checkout)
    {
        checkout.StartAnew();
        _checkout = checkout;
    }

    [Fact]
    public async Task Each_is_deployed_and_tested_and_none_touches_another()
    {
        await using var cloud = await LocalCloudHost.StartAsync(new LocalCloudOptions(), CancellationToken.None);
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AWS_ENDPOINT_URL"] = cloud.Url.AbsoluteUri,
            ["AWS_ACCESS_KEY_ID"] = await PutBesideDevAsync("staging", "us-east-1", "ai-chef-staging"),
            ["AWS_SECRET_ACCESS_KEY"] = "local",
        };
        (await DeployAsync("dev", variables)).ShouldEnd(0, "8 functions: 8 uploads", "Passed:");
        (await DeployAsync("staging", variables)).ShouldEnd(0, "8 functions: 8 uploads", "Passed:");
        await PutBesideDevAsync("staging", "us-west-2", "ai-chef");
        (await DeployAsync("staging", variables)).ShouldEnd(0, "8 functions: 8 uploads", "Passed:");

        // What the others deployed has not changed the first.
        (await DeployAsync("dev", variables)).ShouldEnd(
            0,
            "8 functions: 0 uploads, 0 code updates, 0 aliases moved",
            "ai-chef-stepfunctions is up to date",
            "Passed:"
        );
    }

    private Task<EndedRun> DeployAsync(string environment, Dictionary<string, string?> variables) =>
        _checkout.RunAsync(variables, "Deploy", "--environment", environment, "--canary", "0");

    /// <summary>Gives an environment the account of dev, and a region and a prefix.</summary>
    /// <returns>The account.</returns>
    private async Task<string> PutBesideDevAsync(string name, string region, string prefix)
    {
        var dev = Read("dev");
        var other = Read(name);
        (other["accountId"], other["region"], other["namePrefix"]) = (dev["accountId"]!.DeepClone(), region, prefix);
        _checkout.Write($"{Environments}/{name}.json", other.ToJsonString());
        (await _checkout.RunAsync("Generate")).ShouldEnd(0);
        return dev["accountId"]!.GetValue<string>();
    }

    private JsonObject Read(string name) =>
        JsonNode.Parse(File.ReadAllText(_checkout.At($"{Environments}/{name}.json")))!.AsObject();
}
