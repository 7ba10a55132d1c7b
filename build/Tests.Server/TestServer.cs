using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace AiChef.Tests.Server;

/// <summary>
/// Runs tests for a client, in one process for all runs: what is loaded and compiled for the first is there for all
/// others.
/// </summary>
/// <remarks>
/// The protocol is that of Microsoft.Testing.Platform:
/// https://github.com/microsoft/testfx/tree/main/docs/mstest-runner-protocol.
/// </remarks>
internal sealed class TestServer
{
    /// <summary>For how long the client may read the last message before the process ends.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(500);

    private readonly ServedTests _tests;
    private readonly RpcConnection _client;

    private TestServer(ServedTests tests, RpcConnection client) => (_tests, _client) = (tests, client);

    /// <summary>Serves the client that listens at a port of this machine until it has gone.</summary>
    internal static async Task RunAsync(ServedTests tests, int port)
    {
        using var connection = new TcpClient { NoDelay = true };
        await connection.ConnectAsync(IPAddress.Loopback, port);
        var client = new RpcConnection(connection.GetStream());
        var server = new TestServer(tests, client);
        while (await client.ReadAsync() is { } message && message["method"]?.GetValue<string>() is not (null or "exit"))
        {
            await server.HandleAsync(message);
        }
    }

    private async Task HandleAsync(JsonNode message)
    {
        switch (message["method"]!.GetValue<string>())
        {
            case "initialize":
                await _client.AnswerAsync(message, Introduction());
                break;
            case "testing/discoverTests":
                await TellAsync(message, [.. _tests.All.Keys.Select(id => Node(id, "discovered"))]);
                await TellAsync(message, null);
                await _client.AnswerAsync(message, new JsonObject());
                break;
            case "testing/runTests":
                await RunTestsAsync(message);
                break;
        }
    }

    private async Task RunTestsAsync(JsonNode request)
    {
        var chosen = Chosen(request);
        var ends =
            chosen.Count == _tests.All.Count && FreshRun.IsNeeded()
                ? await FreshRun.RunAsync(_tests)
                : await _tests.RunAsync(chosen);
        await TellAsync(request, [.. ends.Select(test => Node(test.Key, StateOf(test.Value)))]);
        await TellAsync(request, null);
        await _client.AnswerAsync(request, new JsonObject { ["attachments"] = new JsonArray() });
        if (ends.Values.Contains(TestEnd.TimedOut))
        {
            // What still runs would disturb whatever follows.
            await Task.Delay(Farewell, TimeProvider.System);
            Environment.Exit(0);
        }
    }

    private IReadOnlyCollection<ITestCase> Chosen(JsonNode request) =>
        request["params"]?["tests"] is JsonArray nodes
            ? [.. nodes.Select(node => _tests.All[node!["uid"]!.GetValue<string>()])]
            : [.. _tests.All.Values];

    /// <summary>Tells the client of tests; null when no more follow.</summary>
    private Task TellAsync(JsonNode request, JsonArray? changes) =>
        _client.NotifyAsync(
            "testing/testUpdates/tests",
            new JsonObject { ["runId"] = request["params"]!["runId"]!.DeepClone(), ["changes"] = changes }
        );

    private JsonObject Node(string id, string state)
    {
        var method = _tests.All[id].TestMethod;
        return new()
        {
            ["node"] = new JsonObject
            {
                ["uid"] = id,
                ["display-name"] = _tests.All[id].DisplayName,
                ["node-type"] = "action",
                ["execution-state"] = state,
                ["location.type"] = method.TestClass.Class.Name,
                ["location.method"] = method.Method.Name,
            },
            ["parent"] = null,
        };
    }

    private static string StateOf(TestEnd end) =>
        end switch
        {
            TestEnd.Passed => "passed",
            TestEnd.Skipped => "skipped",
            TestEnd.Failed => "failed",
            _ => "timed-out",
        };

    private static JsonObject Introduction() =>
        new()
        {
            ["processId"] = Environment.ProcessId,
            ["serverInfo"] = new JsonObject { ["name"] = "tests", ["version"] = "1.0.0" },
            ["capabilities"] = new JsonObject
            {
                ["testing"] = new JsonObject
                {
                    ["supportsDiscovery"] = true,
                    ["experimental_multiRequestSupport"] = false,
                    ["vstestProvider"] = false,
                    ["attachmentsSupport"] = false,
                    ["multipleConnectionProvider"] = false,
                },
            },
        };
}
