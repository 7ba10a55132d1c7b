using AiChef.Deployment;
using AiChef.Deployment.Aws;
using AiChef.Deployment.Parameters;
using AiChef.Tests.Deployment.CloudFormation;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Parameters;

public sealed class ParameterWriterTests
{
    [Fact]
    public async Task A_secret_is_written_encrypted_once()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        var writer = new ParameterWriter(cloud.Clients.Ssm, new AwsRetry(cloud.Clients.Connection, cloud.Clock));
        var secret = Of("model-api-key", isSecret: true, "hunter2");

        (await writer.WriteAsync(secret, CancellationToken.None)).ShouldBe((1, true));
        (await writer.WriteAsync(secret, CancellationToken.None)).ShouldBe((1, false));
        (await writer.WriteAsync(Of("model-api-key", isSecret: true, "hunter3"), CancellationToken.None)).ShouldBe(
            (2, true)
        );

        var stored = (
            await cloud.Clients.Ssm.GetParameterAsync(
                new GetParameterRequest { Name = "/ai-chef/dev/model-api-key", WithDecryption = true }
            )
        ).Parameter;
        (stored.Type.Value, stored.Value).ShouldBe(("SecureString", "hunter3"));
    }

    [Fact]
    public async Task A_value_of_another_type_is_written_again()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        var writer = new ParameterWriter(cloud.Clients.Ssm, new AwsRetry(cloud.Clients.Connection, cloud.Clock));
        await writer.WriteAsync(Of("log-level", isSecret: false, "info"), CancellationToken.None);

        (
            await writer.WriteAsync(Of("log-level", isSecret: false, "info"), CancellationToken.None)
        ).Written.ShouldBeFalse();
        (await writer.WriteAsync(Of("log-level", isSecret: true, "info"), CancellationToken.None)).ShouldBe((2, true));
    }

    [Fact]
    public async Task A_refusal_that_repeats_the_value_is_reported_without_it()
    {
        using var endpoint = new StubEndpoint(
            400,
            """{ "__type": "ValidationException", "message": "hunter2 is\nno value" }"""
        );
        using var clients = new AwsClients(
            new AwsConnection { Region = "us-east-1", Endpoint = endpoint.Url },
            new BasicAWSCredentials("test", "test")
        );
        var writer = new ParameterWriter(clients.Ssm, new AwsRetry(clients.Connection, TimeProvider.System));

        var error = await Should.ThrowAsync<DeploymentException>(
            writer.WriteAsync(Of("model-api-key", isSecret: true, "hunter2"), CancellationToken.None)
        );

        error.Kind.ShouldBe(FailureKind.Failed);
        error.Message.ShouldBe("/ai-chef/dev/model-api-key: *** is no value (ValidationException)");
    }

    [Fact]
    public void The_value_comes_from_the_environment_and_is_in_no_text()
    {
        var secret = Of("model-api-key", isSecret: true, "hunter2");

        secret.Path.ShouldBe("/ai-chef/dev/model-api-key");
        secret.ToString().ShouldNotContain("hunter2");
        RuntimeParameter.VariableOf("model-api-key").ShouldBe("PARAMETER_MODEL_API_KEY");
    }

    [Theory]
    [InlineData("DB_URL", "/ai-chef/dev/DB_URL", "PARAMETER_DB_URL")]
    [InlineData("Table.Currency", "/ai-chef/dev/Table.Currency", "PARAMETER_TABLE_CURRENCY")]
    [InlineData("log-level", "/ai-chef/dev/log-level", "PARAMETER_LOG_LEVEL")]
    public void A_name_is_taken_as_it_is(string name, string path, string variable)
    {
        Of(name, isSecret: false, "x").Path.ShouldBe(path);
        RuntimeParameter.VariableOf(name).ShouldBe(variable);
    }

    [Theory]
    [InlineData("model-api-key", null, "PARAMETER_MODEL_API_KEY, which is not set")]
    [InlineData("model-api-key", "", "PARAMETER_MODEL_API_KEY, which is not set")]
    [InlineData("Model Key", "hunter2", "'Model Key' is not a valid parameter name")]
    [InlineData("../other", "hunter2", "'../other' is not a valid parameter name")]
    public void A_missing_value_or_a_malformed_name_is_reported(string name, string? value, string part)
    {
        var error = Should.Throw<DeploymentException>(() => Of(name, isSecret: true, value));

        error.Kind.ShouldBe(FailureKind.Configuration);
        error.Message.ShouldContain(part);
        error.Message.ShouldNotContain("hunter2");
    }

    private static RuntimeParameter Of(string name, bool isSecret, string? value) =>
        RuntimeParameter.Of("ai-chef", "dev", name, isSecret, _ => value);
}
