using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using AiChef.Functions.Api;
using AiChef.Functions.Aws;
using AiChef.Functions.Hosting;
using AiChef.Functions.Settings;
using AiChef.LocalCloud;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

[Collection(nameof(ProcessEnvironment))]
public sealed class RuntimeLoopTests
{
    [Fact]
    public async Task Answers_one_invocation_and_reports_the_error_of_the_next()
    {
        using var listener = Listener(out var address);
        Environment.SetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API", address);
        using var stop = new CancellationTokenSource();
        var handler = (JsonElement input, ILambdaContext context) =>
            input.TryGetProperty("fail", out _)
                ? throw new InvalidOperationException("no \"luck\"")
                : JsonElement.Parse($$"""{"id":"{{context.AwsRequestId}}"}""");
        using var bootstrap = LambdaBootstrapBuilder.Create(handler, Serializers.Of<LoopJson>()).Build();
        var loop = bootstrap.RunAsync(stop.Token);

        await OfferAsync(listener, "r-1", "{}");
        var (path, body, _) = await TakeAsync(listener);
        path.ShouldBe("/2018-06-01/runtime/invocation/r-1/response");
        body.ShouldBe("""{"id":"r-1"}""");

        await OfferAsync(listener, "r-2", """{"fail":true}""");
        var (errorPath, error, headers) = await TakeAsync(listener);
        errorPath.ShouldBe("/2018-06-01/runtime/invocation/r-2/error");
        headers["Lambda-Runtime-Function-Error-Type"].ShouldBe("InvalidOperationException");
        headers["Content-Type"].ShouldBe("application/vnd.aws.lambda.error+json");
        JsonElement.Parse(error).GetProperty("errorMessage").GetString().ShouldBe("no \"luck\"");
        JsonElement.Parse(error).GetProperty("stackTrace").GetArrayLength().ShouldBeGreaterThan(0);

        await stop.CancelAsync();
        await loop;
    }

    [Fact]
    public async Task A_function_without_settings_answers_and_stays_for_the_next_call()
    {
        using var listener = Listener(out var address);
        Environment.SetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API", address);
        using var stop = new CancellationTokenSource();
        var running = FunctionHost.RunAsync<JsonElement, JsonElement, LoopJson>(
            (_, call) => Task.FromResult(JsonElement.Parse($"\"{call.Settings.LogLevel}\"")),
            [],
            stop.Token
        );
        foreach (var id in new[] { "r-1", "r-2" })
        {
            await OfferAsync(listener, id, "{}");
            var (path, body, _) = await TakeAsync(listener);
            path.ShouldBe($"/2018-06-01/runtime/invocation/{id}/response");
            body.ShouldBe("\"Information\"");
        }

        Environment.GetEnvironmentVariable("AWS_LAMBDA_HANDLER_LOG_LEVEL").ShouldBe("Trace");
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_function_with_settings_reads_them_from_the_parameter_store()
    {
        await using var cloud = await LocalCloudHost.StartAsync(new LocalCloudOptions(), CancellationToken.None);
        using var listener = Listener(out var address);
        Environment.SetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API", address);
        Environment.SetEnvironmentVariable("AWS_REGION", "us-east-1");
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "local");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "local");
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_SSM", cloud.Url.ToString());
        Environment.SetEnvironmentVariable(Setting.Currency.Variable, "/ai-chef/dev/currency");
        using var ssm = new AmazonSimpleSystemsManagementClient(
            FunctionEnvironment.Connected(new AmazonSimpleSystemsManagementConfig(), "SSM")
        );
        await ssm.PutParameterAsync(
            new PutParameterRequest
            {
                Name = "/ai-chef/dev/currency",
                Value = "KRW",
                Type = ParameterType.String,
            }
        );
        using var stop = new CancellationTokenSource();
        var running = FunctionHost.RunAsync<JsonElement, JsonElement, LoopJson>(
            (_, call) => Task.FromResult(JsonElement.Parse($"\"{call.Settings.Currency}\"")),
            [Setting.Currency],
            stop.Token
        );
        await OfferAsync(listener, "r-1", "{}");
        (await TakeAsync(listener)).Body.ShouldBe("\"KRW\"");
        await stop.CancelAsync();
        await running;
    }

    private static HttpListener Listener(out string address)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        address = $"127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        probe.Stop();
        var listener = new HttpListener { Prefixes = { $"http://{address}/" } };
        listener.Start();
        return listener;
    }

    private static async Task OfferAsync(HttpListener listener, string id, string input)
    {
        var next = await listener.GetContextAsync();
        next.Request.Url!.AbsolutePath.ShouldBe("/2018-06-01/runtime/invocation/next");
        next.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = id;
        next.Response.Close(System.Text.Encoding.UTF8.GetBytes(input), willBlock: false);
    }

    private static async Task<(
        string Path,
        string Body,
        System.Collections.Specialized.NameValueCollection Headers
    )> TakeAsync(HttpListener listener)
    {
        var call = await listener.GetContextAsync();
        using var reader = new StreamReader(call.Request.InputStream);
        var body = await reader.ReadToEndAsync();
        call.Response.StatusCode = 202;
        call.Response.Close("{\"status\":\"OK\"}"u8.ToArray(), willBlock: false);
        return (call.Request.Url!.AbsolutePath, body, call.Request.Headers);
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(JsonElement))]
internal sealed partial class LoopJson : System.Text.Json.Serialization.JsonSerializerContext;
