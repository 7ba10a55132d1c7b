using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon;
using Amazon.CloudWatch;
using Amazon.CloudWatchLogs;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Shouldly;
using Xunit;

namespace AiChef.IntegrationTests;

/// <summary>
/// The deployed backend: its API and the clients that look behind it. The sessions that tests make go with it.
/// </summary>
public sealed class DeployedBackend : IAsyncLifetime, IDisposable
{
    private const int ThrottledAttempts = 10;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(0.1);
    private readonly ConcurrentBag<string> _sessions = [];

    public DeployedBackend()
    {
        Settings = DeployedSettings.FromEnvironment();
        Http = new HttpClient(new ApiKeyHandler(Settings));
        DynamoDb = new AmazonDynamoDBClient(Configured(new AmazonDynamoDBConfig()));
        StepFunctions = new AmazonStepFunctionsClient(Configured(new AmazonStepFunctionsConfig()));
        CloudWatch = new AmazonCloudWatchClient(Configured(new AmazonCloudWatchConfig()));
        Logs = new AmazonCloudWatchLogsClient(Configured(new AmazonCloudWatchLogsConfig()));
    }

    public DeployedSettings Settings { get; }

    /// <summary>Sends requests to the API, with the key where one is required.</summary>
    public HttpClient Http { get; }

    public IAmazonDynamoDB DynamoDb { get; }

    public IAmazonStepFunctions StepFunctions { get; }

    public IAmazonCloudWatch CloudWatch { get; }

    public IAmazonCloudWatchLogs Logs { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>
    /// Calls the API; an answer's body is a JSON object or empty. A throttle, which says nothing about the backend, is
    /// waited out.
    /// </summary>
    public async Task<ApiResponse> CallAsync(
        HttpMethod method,
        string path,
        JsonObject? body = null,
        params (string Name, string Value)[] headers
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await CallOnceAsync(method, path, body, headers);
            if (answer.Status != HttpStatusCode.TooManyRequests || attempt == ThrottledAttempts)
            {
                return answer;
            }

            await Task.Delay(FirstWait * attempt, TimeProvider.System);
        }
    }

    private async Task<ApiResponse> CallOnceAsync(
        HttpMethod method,
        string path,
        JsonObject? body,
        (string Name, string Value)[] given
    )
    {
        using var request = new HttpRequestMessage(method, Settings.ApiUrl + path);
        foreach (var (name, value) in given)
        {
            request.Headers.Add(name, value);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var headers = response.Headers.ToDictionary(
            h => h.Key,
            h => string.Join(",", h.Value),
            StringComparer.OrdinalIgnoreCase
        );
        return new ApiResponse(response.StatusCode, text.Length == 0 ? [] : Object(text, response.StatusCode), headers);
    }

    /// <summary>Creates a session, which is deleted with this object.</summary>
    public async Task<JsonObject> CreateSessionAsync(JsonObject meal, params (string Name, string Value)[] headers)
    {
        var answer = await CallAsync(HttpMethod.Post, "/sessions", meal, headers);
        if (answer.Body["sessionId"] is { } id)
        {
            _sessions.Add(id.GetValue<string>());
        }

        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Body.ToJsonString());
        return answer.Body;
    }

    /// <summary>The item of a session as the table has it; null when there is none.</summary>
    public async Task<IReadOnlyDictionary<string, AttributeValue>?> StoredAsync(string sessionId)
    {
        var answer = await DynamoDb.GetItemAsync(
            new GetItemRequest
            {
                TableName = Settings.SessionsTable,
                Key = Key(sessionId),
                ConsistentRead = true,
            }
        );
        return answer.Item is { Count: > 0 } item ? item : null;
    }

    public async Task DisposeAsync()
    {
        foreach (var session in _sessions)
        {
            await DynamoDb.DeleteItemAsync(
                new DeleteItemRequest { TableName = Settings.SessionsTable, Key = Key(session) }
            );
        }
    }

    public void Dispose()
    {
        Http.Dispose();
        foreach (var client in new IDisposable[] { DynamoDb, StepFunctions, CloudWatch, Logs })
        {
            client.Dispose();
        }
    }

    private static Dictionary<string, AttributeValue> Key(string sessionId) =>
        new() { ["sessionId"] = new AttributeValue { S = sessionId } };

    private static JsonObject Object(string text, HttpStatusCode status)
    {
        try
        {
            return JsonNode.Parse(text)!.AsObject();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new InvalidOperationException(
                $"The API answered {(int)status} with a body that is no JSON object: {text}",
                e
            );
        }
    }

    private T Configured<T>(T config)
        where T : ClientConfig
    {
        config.AuthenticationRegion = Settings.Region;
        if (Settings.Endpoint is { } endpoint)
        {
            config.ServiceURL = endpoint;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(Settings.Region);
        }

        return config;
    }
}
