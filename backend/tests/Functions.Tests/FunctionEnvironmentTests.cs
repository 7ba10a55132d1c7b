using AiChef.Functions.Aws;
using Amazon.DynamoDBv2;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>Clients go where the environment of the function says.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class FunctionEnvironmentTests : IDisposable
{
    private const string Everywhere = "AWS_ENDPOINT_URL";
    private const string Service = "AWS_ENDPOINT_URL_TESTED";

    public FunctionEnvironmentTests() => Environment.SetEnvironmentVariable("AWS_REGION", "us-east-1");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Everywhere, null);
        Environment.SetEnvironmentVariable(Service, null);
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(null, "", null)]
    [InlineData("http://127.0.0.1:1", null, "http://127.0.0.1:1/")]
    [InlineData(null, "http://127.0.0.1:2", "http://127.0.0.1:2/")]
    [InlineData("http://127.0.0.1:1", "http://127.0.0.1:2", "http://127.0.0.1:2/")]
    public void The_endpoint_of_the_service_goes_before_that_of_all(string? all, string? service, string? endpoint)
    {
        Environment.SetEnvironmentVariable(Everywhere, all);
        Environment.SetEnvironmentVariable(Service, service);
        var config = FunctionEnvironment.Connected(new AmazonDynamoDBConfig(), "TESTED");
        config.ServiceURL.ShouldBe(endpoint);
        config.RegionEndpoint?.SystemName.ShouldBe("us-east-1");
        (config.RegionEndpoint is null).ShouldBe(endpoint is not null);
        (config.AuthenticationRegion, config.MaxErrorRetry).ShouldBe(("us-east-1", 3));
        config.Timeout.ShouldBe(FunctionEnvironment.TryTimeout);
    }

    [Fact]
    public void A_variable_that_the_template_sets_is_required() =>
        Should
            .Throw<InvalidOperationException>(() => FunctionEnvironment.Required(Service))
            .Message.ShouldBe("The environment variable AWS_ENDPOINT_URL_TESTED is not set");
}
