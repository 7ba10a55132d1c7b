using System.Text.Json.Nodes;
using System.Xml.Linq;
using AiChef.LocalCloud;

namespace AiChef.Tests.LocalCloud;

/// <summary>A host with a client that calls single services.</summary>
internal sealed class ServiceFixture : IAsyncDisposable
{
    private readonly RawClient _client;

    private ServiceFixture(LocalCloudHost host) => (Host, _client) = (host, new RawClient(host.Url));

    public LocalCloudHost Host { get; }

    public static async Task<ServiceFixture> StartAsync(LocalCloudOptions? options = null) =>
        new(await LocalCloudHost.StartAsync(options ?? new(), CancellationToken.None));

    /// <summary>Calls Step Functions; apostrophes in the input stand for quotes.</summary>
    public Task<JsonObject> StatesAsync(string operation, string input) =>
        JsonAsync("states", "AWSStepFunctions", operation, input);

    public Task<JsonObject> LogsAsync(string operation, string input) =>
        JsonAsync("logs", "Logs_20140328", operation, input);

    public Task<JsonObject> DynamoDbAsync(string operation, string input) =>
        JsonAsync("dynamodb", "DynamoDB_20120810", operation, input);

    public Task<JsonObject> StreamsAsync(string operation, string input) =>
        JsonAsync("dynamodb", "DynamoDBStreams_20120810", operation, input);

    public Task<JsonObject> CloudControlAsync(string operation, JsonObject input) =>
        _client.JsonAsync("cloudcontrolapi", $"CloudApiService.{operation}", input);

    public Task<JsonObject> BudgetsAsync(string operation, string input) =>
        JsonAsync("budgets", "AWSBudgetServiceGateway", operation, input);

    public Task<XElement> IamAsync(string operation, params (string Name, string Value)[] parameters) =>
        _client.QueryAsync("iam", operation, parameters);

    public Task<XElement> CloudWatchAsync(string operation, params (string Name, string Value)[] parameters) =>
        _client.QueryAsync("monitoring", operation, parameters);

    public Task<XElement> SnsAsync(string operation, params (string Name, string Value)[] parameters) =>
        _client.QueryAsync("sns", operation, parameters);

    public static async Task<AwsRefusalException> RefusedAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (AwsRefusalException refusal)
        {
            return refusal;
        }

        throw new InvalidOperationException("The call was not refused");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Host.DisposeAsync();
    }

    private Task<JsonObject> JsonAsync(string service, string prefix, string operation, string input) =>
        _client.JsonAsync(
            service,
            $"{prefix}.{operation}",
            JsonNode.Parse(input.Replace('\'', '"'), documentOptions: RawClient.Deep)!.AsObject()
        );
}
