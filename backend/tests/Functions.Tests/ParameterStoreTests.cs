using AiChef.Functions.Settings;
using AiChef.LocalCloud;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>Settings in the Parameter Store of LocalCloud.</summary>
public sealed class ParameterStoreTests : IAsyncLifetime, IDisposable
{
    private static readonly Dictionary<Setting, string> Paths = new()
    {
        [Setting.Currency] = "/ai-chef/dev/currency",
        [Setting.ModelApiKey] = "/ai-chef/dev/model-api-key",
        [Setting.LogLevel] = "/ai-chef/dev/log-level",
    };

    private LocalCloudHost _host = null!;
    private AmazonSimpleSystemsManagementClient _ssm = null!;

    public async Task InitializeAsync()
    {
        _host = await LocalCloudHost.StartAsync(new LocalCloudOptions(), CancellationToken.None);
        _ssm = new AmazonSimpleSystemsManagementClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonSimpleSystemsManagementConfig
            {
                ServiceURL = _host.Url.ToString(),
                AuthenticationRegion = "us-east-1",
            }
        );
    }

    public Task DisposeAsync() => _host.DisposeAsync().AsTask();

    public void Dispose() => _ssm.Dispose();

    [Fact]
    public async Task Only_what_exists_is_read_and_a_secret_in_plain()
    {
        await PutAsync("/ai-chef/dev/currency", "KRW", ParameterType.String);
        await PutAsync("/ai-chef/dev/model-api-key", "k-123", ParameterType.SecureString);
        await PutAsync("/ai-chef/staging/log-level", "Debug", ParameterType.String);

        (await new ParameterStore(_ssm, Paths).ReadAsync(CancellationToken.None)).ShouldBe(
            new Dictionary<Setting, string> { [Setting.Currency] = "KRW", [Setting.ModelApiKey] = "k-123" },
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task A_store_that_refuses_is_an_error()
    {
        await _host.DisposeAsync();
        await Should.ThrowAsync<Exception>(() => new ParameterStore(_ssm, Paths).ReadAsync(CancellationToken.None));
    }

    private Task<PutParameterResponse> PutAsync(string name, string value, ParameterType type) =>
        _ssm.PutParameterAsync(
            new PutParameterRequest
            {
                Name = name,
                Value = value,
                Type = type,
            }
        );
}
