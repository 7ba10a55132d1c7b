using System.Collections.Concurrent;
using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.LocalCloud;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;

namespace AiChef.Tests.Deployment.CloudFormation;

/// <summary>A LocalCloud in this process and deployers on it, all by one virtual clock.</summary>
internal sealed class DeployerFixture : IProgress<StackProgress>, IAsyncDisposable
{
    internal const string Name = "ai-chef-test";

    /// <summary>A stack of one parameter whose value is given.</summary>
    internal static string OneParameter(string value) =>
        $$"""
            Resources:
              One: { Type: AWS::SSM::Parameter, Properties: { Name: /test/one, Type: String, Value: "{{value}}" } }
            Outputs:
              Name: { Value: !Ref One }
            """;

    private readonly FaultyProxy? _proxy;
    private int _losing;

    private DeployerFixture(
        LocalCloudHost host,
        ConcurrentQueue<string> operations,
        VirtualClock clock,
        bool lossy,
        bool isRateLimited
    )
    {
        (Host, Operations, Clock) = (host, operations, clock);
        _proxy = lossy
            ? new FaultyProxy(host.Url, () => ProxyTrick.None, () => Interlocked.Exchange(ref _losing, 0) == 1).Start()
            : null;
        var connection = new AwsConnection
        {
            Region = "us-east-1",
            Endpoint = _proxy?.Url ?? host.Url,
            IsRateLimited = isRateLimited,
        };
        Requests = new CountedRequests(clock);
        Clients = new AwsClients(connection, new BasicAWSCredentials("test", "test"), Requests);
        Calls = new CloudFormationCalls(Clients.CloudFormation, new AwsRetry(Clients.Connection, clock), clock);
    }

    /// <summary>Lets a resource fail, once unless said otherwise.</summary>
    internal void Fail(
        string resource,
        ResourceAction action = ResourceAction.Create,
        string reason = "No room",
        int times = 1
    ) =>
        Host.Faults.FailResource(
            new()
            {
                Resource = resource,
                Action = action,
                Reason = reason,
                Times = times,
            }
        );

    /// <summary>Puts a template into a bucket; answers its URL.</summary>
    internal async Task<string> UploadAsync(string bucket, string name, string body)
    {
        await Clients.S3.PutObjectAsync(
            new()
            {
                BucketName = bucket,
                Key = $"{name}.yaml",
                ContentBody = body,
            }
        );
        return $"{Host.Url.GetLeftPart(UriPartial.Authority)}/{bucket}/{name}.yaml";
    }

    internal LocalCloudHost Host { get; }

    internal AwsClients Clients { get; }

    /// <summary>The way of the clients' requests.</summary>
    internal CountedRequests Requests { get; }

    internal CloudFormationCalls Calls { get; }

    internal VirtualClock Clock { get; }

    /// <summary>Every operation that the endpoint was asked for, in order.</summary>
    internal ConcurrentQueue<string> Operations { get; }

    /// <summary>All that was shown, in order.</summary>
    internal ConcurrentQueue<StackProgress> Shown { get; } = [];

    /// <summary>
    /// An operation whose next answer never arrives, although it is carried out; only in a lossy fixture.
    /// </summary>
    internal string? Losing { get; set; }

    /// <summary>How many answers were lost.</summary>
    internal int Lost => _proxy?.Spoiled ?? 0;

    /// <summary>Called with each operation when the endpoint is asked for it.</summary>
    internal Action<string>? WhenAsked { get; set; }

    /// <summary>Called with all that is shown.</summary>
    internal Action<StackProgress>? WhenShown { get; set; }

    internal IEnumerable<string> Notes => Shown.OfType<StackNote>().Select(n => n.Text);

    private IAmazonCloudFormation CloudFormation => Clients.CloudFormation;

    /// <summary>
    /// Starts both. The clock is made in the caller's flow, so that time stands still while the test runs.
    /// </summary>
    internal static Task<DeployerFixture> StartAsync(
        Func<LocalCloudOptions, LocalCloudOptions>? configure = null,
        bool lossy = false,
        bool isRateLimited = false
    ) => StartAsync(new VirtualClock(), configure, lossy, isRateLimited);

    private static async Task<DeployerFixture> StartAsync(
        VirtualClock clock,
        Func<LocalCloudOptions, LocalCloudOptions>? configure,
        bool lossy,
        bool isRateLimited
    )
    {
        var operations = new ConcurrentQueue<string>();
        DeployerFixture? fixture = null;
        var options = new LocalCloudOptions
        {
            TimeProvider = clock,
            OnOperation = operation =>
            {
                clock.Enter();
                operations.Enqueue(operation);
                fixture?.Lose(operation);
                fixture?.WhenAsked?.Invoke(operation);
            },
        };
        var host = await LocalCloudHost.StartAsync(configure?.Invoke(options) ?? options, CancellationToken.None);
        return fixture = new DeployerFixture(host, operations, clock, lossy, isRateLimited);
    }

    public void Report(StackProgress value)
    {
        Shown.Enqueue(value);
        WhenShown?.Invoke(value);
    }

    public async ValueTask DisposeAsync()
    {
        Clients.Dispose();
        _proxy?.Dispose();
        await BoundedWait.ForAsync(Host.DisposeAsync().AsTask(), "the end of LocalCloud");
        Clock.Dispose();
    }

    internal Task<StackOutcome> DeployAsync(
        string body,
        StackDeployerOptions? options = null,
        CancellationToken cancellationToken = default
    ) => DeployAsync(Declare(body), options, cancellationToken);

    internal Task<StackOutcome> DeployAsync(
        StackDeclaration stack,
        StackDeployerOptions? options = null,
        CancellationToken cancellationToken = default
    ) => DeployAsync(stack, _ => Task.CompletedTask, options, cancellationToken);

    internal Task<StackOutcome> DeployAsync(
        StackDeclaration stack,
        Func<CancellationToken, Task> check,
        StackDeployerOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        Clock.RunAsync(
            () => Deployer(options).DeployAsync(stack, check, cancellationToken),
            $"the deployment of {stack.Name}"
        );

    internal Task<bool> RemoveAsync(
        string name = Name,
        StackDeployerOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        Clock.RunAsync(
            () =>
                new StackRemover(Clients, Calls, options ?? new StackDeployerOptions(), this, Clock).RemoveAsync(
                    name,
                    cancellationToken
                ),
            $"the deletion of {name}"
        );

    private StackDeployer Deployer(StackDeployerOptions? options = null) =>
        new(Clients, Calls, options ?? new StackDeployerOptions(), this, Clock);

    internal static StackDeclaration Declare(string body, string name = Name) =>
        new() { Name = name, Template = StackTemplate.Parse(body, "test.yaml") };

    internal async Task<Stack?> StackAsync(string name = Name) =>
        (
            await CloudFormation.DescribeStacksAsync(new DescribeStacksRequest(), CancellationToken.None)
        ).Stacks?.SingleOrDefault(s => s.StackName == name);

    internal async Task<string> StatusAsync() => (await StackAsync())?.StackStatus.Value ?? "none";

    internal async Task<int> ChangeSetsAsync() =>
        (await CloudFormation.ListChangeSetsAsync(new ListChangeSetsRequest { StackName = Name })).Summaries?.Count(s =>
            s.ExecutionStatus != ExecutionStatus.EXECUTE_COMPLETE
        ) ?? 0;

    private void Lose(string operation)
    {
        if (operation == Losing)
        {
            Losing = null;
            Volatile.Write(ref _losing, 1);
        }
    }

    /// <summary>Waits until the stack is in a status, for what a test brings about by hand.</summary>
    internal Task UntilAsync(string status) => Clock.RunAsync(() => LookUntilAsync(status), status);

    private async Task LookUntilAsync(string status)
    {
        for (var i = 0; i < 3600; i++)
        {
            if (await StatusAsync() == status)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), Clock);
        }
        throw new TimeoutException($"the stack did not reach {status} in an hour, it is in {await StatusAsync()}");
    }
}
