using System.Collections.Concurrent;
using AiChef.Deployment.Aws;
using AiChef.Deployment.Environments;
using AiChef.LocalCloud;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using Shouldly;

namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>
/// What a job that deploys meets outside its checkout: an AWS with the account of dev, and a Discord.
/// </summary>
internal sealed class JobSurroundings : IAsyncDisposable
{
    private const string StepFunctions = "stepfunctions";
    private const string WebhookToken = "hidden-token";

    private readonly StubEndpoint _discord = new(200, """{"id":"7"}""");
    private readonly ConcurrentQueue<string> _operations = new();
    private readonly DeploymentEnvironment _dev;
    private readonly string _checkout;
    private LocalCloudHost _cloud = null!;

    private JobSurroundings(string checkout) =>
        (_checkout, _dev) = (
            checkout,
            DeploymentEnvironment.Load(Path.Combine(checkout, "backend", "infrastructure", "environments"), "dev")
        );

    /// <summary>The operations that were called at AWS.</summary>
    public IReadOnlyCollection<string> Operations => _operations;

    /// <summary>The messages that reached Discord; a client also asks for the webhook, without a body.</summary>
    public IReadOnlyList<string> Messages => [.. _discord.Bodies.Where(body => body.Length > 0)];

    /// <summary>A job that has access keys of the account, and no webhook.</summary>
    public JobStart Push =>
        new()
        {
            Machine = Map(("AWS_ENDPOINT_URL", _cloud.Url.AbsoluteUri)),
            Secrets = Map(("AWS_ACCESS_KEY_ID", _dev.AccountId), ("AWS_SECRET_ACCESS_KEY", "local")),
        };

    /// <summary>The same with a webhook.</summary>
    public JobStart PushWithWebhook =>
        Push with
        {
            Secrets = new Dictionary<string, string>(Push.Secrets, StringComparer.Ordinal)
            {
                ["DISCORD_WEBHOOK_URL"] = $"{_discord.Url}discord.com/api/webhooks/4711/{WebhookToken}",
            },
        };

    public static async Task<JobSurroundings> StartAsync(CleanCheckout checkout, LocalCloudOptions? options = null)
    {
        var surroundings = new JobSurroundings(checkout.Root);
        surroundings._cloud = await LocalCloudHost.StartAsync(
            (options ?? new LocalCloudOptions()) with
            {
                OnOperation = surroundings._operations.Enqueue,
            },
            CancellationToken.None
        );
        return surroundings;
    }

    /// <summary>
    /// Plays the job of a service's workflow that deploys; nothing that it shows or tells may hold the webhook's secret
    /// part.
    /// </summary>
    public Task<JobReport> DeployAsync(JobStart start, string service = StepFunctions) =>
        PlayAsync($"deploy-{service}", $"deploy-{service}", start);

    /// <summary>Plays the job that fails when a deployment was not confirmed.</summary>
    public Task<JobReport> RefuseAsync(JobStart start) => PlayAsync($"deploy-{StepFunctions}", "not-confirmed", start);

    /// <summary>Plays a job of the pipeline.</summary>
    public Task<JobReport> PipelineAsync(string job, JobStart start) => PlayAsync("pipeline", job, start);

    /// <summary>A new stack's status; the table's protection is switched on by an update that follows.</summary>
    public static string DeployedStatus(string service) =>
        service == "dynamodb" ? "UPDATE_COMPLETE" : "CREATE_COMPLETE";

    /// <summary>The status of a service's stack; null without one.</summary>
    public async Task<string?> StackStatusAsync(string service = StepFunctions)
    {
        using var clients = new AwsClients(
            new AwsConnection { Region = _dev.Region, Endpoint = _cloud.Url },
            new BasicAWSCredentials(_dev.AccountId, "local")
        );
        var stacks = (
            await clients.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest(), CancellationToken.None)
        ).Stacks;
        return stacks?.SingleOrDefault(stack => stack.StackName == $"{_dev.NamePrefix}-{service}")?.StackStatus?.Value;
    }

    public async ValueTask DisposeAsync()
    {
        _discord.Dispose();
        await _cloud.DisposeAsync();
    }

    private async Task<JobReport> PlayAsync(string workflow, string job, JobStart start)
    {
        var report = await GeneratedJob.PlayAsync(_checkout, $"{workflow}.yml", job, start);
        report.Output.ShouldNotContain(WebhookToken);
        report.Summary.ShouldNotContain(WebhookToken);
        Messages.ShouldAllBe(message => !message.Contains(WebhookToken, StringComparison.Ordinal));
        return report;
    }

    private static Dictionary<string, string> Map(params (string Name, string Value)[] entries) =>
        entries.ToDictionary(e => e.Name, e => e.Value, StringComparer.Ordinal);
}
