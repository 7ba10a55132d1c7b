using System.Reflection;
using System.Text.RegularExpressions;
using AiChef.Deployment;
using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.LocalCloud;
using AiChef.Tests.Deployment.CloudFormation;
using Amazon.Runtime;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment;

/// <summary>No setting of a stack's deployment is without effect: each changes what is asked of AWS.</summary>
public sealed partial class SettingsTests
{
    private const string Template = """
        Parameters:
          Text: { Type: String, Default: a }
        Resources:
          One: { Type: AWS::SSM::Parameter, Properties: { Name: /test/one, Type: String, Value: !Ref Text } }

        """;

    /// <summary>A table that the template above does not have: nothing deletes it unasked.</summary>
    private const string WithTable = """
        Resources:
          Sessions:
            Type: AWS::DynamoDB::Table
            Properties:
              BillingMode: PAY_PER_REQUEST
              AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
              KeySchema: [{ AttributeName: id, KeyType: HASH }]
        """;

    private const string TwoParameters = """
        Resources:
          One: { Type: AWS::SSM::Parameter, Properties: { Name: /test/one, Type: String, Value: a } }
          Two: { Type: AWS::SSM::Parameter, DependsOn: One, Properties: { Name: /test/two, Type: String, Value: a } }
        """;

    private const string Alarm = """
        Resources:
          Alarm:
            Type: AWS::CloudWatch::Alarm
            Properties:
              AlarmName: an-alarm
              Namespace: AWS/Lambda
              MetricName: Errors
              Statistic: Sum
              Period: 60
              EvaluationPeriods: 1
              Threshold: 3
              ComparisonOperator: GreaterThanOrEqualToThreshold
              TreatMissingData: notBreaching
        """;

    private static readonly Dictionary<string, string> Other = new(StringComparer.Ordinal) { ["Text"] = "b" };

    private static readonly Dictionary<string, TimeSpan> ASecond = new(StringComparer.Ordinal)
    {
        ["AWS::SSM::Parameter"] = TimeSpan.FromSeconds(1),
    };

    private static readonly StackDeclaration Plain = Declare(Template);

    private static readonly StackDeclaration OfStaging = Plain with
    {
        Tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["Environment"] = "staging" },
    };

    /// <summary>Longer than what CloudFormation takes in a call.</summary>
    private static readonly StackDeclaration Large = Declare(
        Template + string.Concat(Enumerable.Repeat($"# {new string('x', 98)}\n", 600))
    );

    /// <summary>For each setting, a deployment with and one without it.</summary>
    private static readonly Dictionary<string, Trial> Trials = new(StringComparer.Ordinal)
    {
        ["StackDeclaration.Name"] = new() { With = Plain with { Name = "ai-chef-other" } },
        ["StackDeclaration.Template"] = new() { With = Declare(Template.Replace("/test/one", "/test/two")) },
        ["StackDeclaration.Parameters"] = new() { With = Plain with { Parameters = Other } },
        ["StackDeclaration.InitialParameters"] = new()
        {
            Before = cloud => cloud.DeployAsync(Plain),
            With = Plain with { Parameters = Other, InitialParameters = new HashSet<string>(Other.Keys) },
            Without = Plain with { Parameters = Other },
        },
        ["StackDeclaration.CreationParameters"] = new() { With = Plain with { CreationParameters = Other } },
        ["StackDeclaration.TerminationProtection"] = new() { With = Plain with { TerminationProtection = true } },
        ["StackDeclaration.RollbackAlarms"] = new()
        {
            Before = cloud => cloud.DeployAsync(DeployerFixture.Declare(Alarm, "alarms")),
            With = Plain with
            {
                RollbackAlarms = new RollbackAlarms(
                    [RollbackAlarms.ArnOf("an-alarm", "us-east-1", "000000000000")],
                    TimeSpan.Zero
                ),
            },
        },
        ["StackDeclaration.Tags"] = new()
        {
            With = Plain with { Tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["Team"] = "chefs" } },
        },
        ["StackDeployerOptions.Timeout"] = new()
        {
            ProvisioningTimes = ASecond,
            Options = new() { Timeout = TimeSpan.FromTicks(1) },
        },
        ["StackDeployerOptions.ProofTimeout"] = new()
        {
            Before = cloud => cloud.DeployAsync(Plain),
            HidesEvents = true,
            With = Plain with { Parameters = Other },
            Without = Plain with { Parameters = Other },
            Options = new() { ProofTimeout = TimeSpan.FromTicks(1) },
        },
        ["StackDeployerOptions.RecoverByDelete"] = new()
        {
            Before = cloud => cloud.FailToRollBackAsync(),
            Options = new() { RecoverByDelete = true },
        },
        ["StackDeployerOptions.AllowDataLoss"] = new()
        {
            Before = cloud => cloud.DeployAsync(Declare(WithTable)),
            Options = new() { AllowDataLoss = ["Sessions"] },
        },
        ["StackDeployerOptions.Environment"] = new()
        {
            Before = cloud => cloud.DeployAsync(OfStaging),
            Options = new() { Environment = "dev" },
        },
        ["StackDeployerOptions.TakeOver"] = new()
        {
            Before = cloud => cloud.DeployAsync(OfStaging),
            Options = new() { Environment = "dev", TakeOver = [DeployerFixture.Name] },
            OtherOptions = new() { Environment = "dev" },
        },
        ["StackDeployerOptions.DryRun"] = new() { Options = new() { DryRun = true } },
        ["StackDeployerOptions.Force"] = new()
        {
            Before = cloud => cloud.DeployAsync(Plain),
            Options = new() { Force = true },
        },
        ["StackDeployerOptions.CancelUpdate"] = new()
        {
            Before = cloud => cloud.DeployAsync(Plain),
            CancelAt = "DescribeStackEvents",
            ProvisioningTimes = ASecond,
            With = Plain with { Parameters = Other },
            Without = Plain with { Parameters = Other },
            Options = new() { CancelUpdate = true },
        },
        ["StackDeployerOptions.Refuse"] = new()
        {
            Options = new() { Refuse = (_, _) => DeploymentException.Configuration("not today") },
        },
        ["StackDeployerOptions.ArtifactBucket"] = new()
        {
            Before = cloud => cloud.Clients.S3.PutBucketAsync("artifacts"),
            With = Large,
            Without = Large,
            Options = new() { ArtifactBucket = "artifacts" },
        },
    };

    public static TheoryData<string> Settings =>
        [
            .. new[] { typeof(StackDeclaration), typeof(StackDeployerOptions) }.SelectMany(type =>
                type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => $"{type.Name}.{p.Name}")
            ),
        ];

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task A_setting_changes_what_is_asked_of_AWS(string setting)
    {
        Trials.ShouldContainKey(setting, "a setting that is new needs a trial that shows its effect");
        var trial = Trials[setting];

        var without = await AskedAsync(trial, trial.Without, trial.OtherOptions);
        var with = await AskedAsync(trial, trial.With, trial.Options);

        with.SetEquals(without).ShouldBeFalse(string.Join('\n', with));
    }

    /// <summary>What is asked for in a deployment, without what differs from one run to the next.</summary>
    private static async Task<HashSet<string>> AskedAsync(
        Trial trial,
        StackDeclaration stack,
        StackDeployerOptions options
    )
    {
        using var clock = new VirtualClock();
        await using var cloud = await Cloud.StartAsync(trial, clock);
        return await clock.RunAsync(() => cloud.AskedByAsync(stack, options), stack.Name);
    }

    private static StackDeclaration Declare(string template) => DeployerFixture.Declare(template);

    /// <summary>Names that each run chooses again, and ids that LocalCloud does.</summary>
    [GeneratedRegex(
        "(?<=(ClientRequestToken|ChangeSetName|ClientToken)=)[^& ]+|[0-9a-f]{8}-[0-9a-f-]{27}",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Chosen();

    private sealed record Trial
    {
        /// <summary>What is there before.</summary>
        internal Func<Cloud, Task> Before { get; init; } = _ => Task.CompletedTask;

        internal StackDeclaration With { get; init; } = Plain;

        internal StackDeclaration Without { get; init; } = Plain;

        internal StackDeployerOptions Options { get; init; } = new();

        /// <summary>The options of the deployment without the setting.</summary>
        internal StackDeployerOptions OtherOptions { get; init; } = new();

        /// <summary>How long resources take to be made, by type.</summary>
        internal IReadOnlyDictionary<string, TimeSpan> ProvisioningTimes { get; init; } =
            new Dictionary<string, TimeSpan>(StringComparer.Ordinal);

        /// <summary>The operation after which the deployment is cancelled.</summary>
        internal string? CancelAt { get; init; }

        /// <summary>Whether what is executed is not seen to begin at the first looks; then each look counts.</summary>
        internal bool HidesEvents { get; init; }
    }

    /// <summary>A LocalCloud whose clients are listened to.</summary>
    private sealed class Cloud : IProgress<StackProgress>, IAsyncDisposable
    {
        /// <summary>A page without events.</summary>
        private const string NoEvents = """
            <DescribeStackEventsResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
              <DescribeStackEventsResult><StackEvents/></DescribeStackEventsResult>
              <ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>
            </DescribeStackEventsResponse>
            """;

        private readonly LocalCloudHost _host;
        private readonly Trial _trial;
        private readonly VirtualClock _clock;
        private int _hidden;
        private bool _isAsking;
        private readonly RecordingProxy _proxy;
        private readonly CancellationTokenSource _cancellation = new();

        private Cloud(LocalCloudHost host, Trial trial, VirtualClock clock)
        {
            (_host, _trial, _clock) = (host, trial, clock);
            _proxy = new RecordingProxy(host.Url) { Replaces = IsHidden };
            var connection = new AwsConnection { Region = "us-east-1", Endpoint = _proxy.Url };
            Clients = new AwsClients(connection, new BasicAWSCredentials("test", "test"), new CountedRequests(clock));
        }

        internal AwsClients Clients { get; }

        private Action<string> WhenAsked { get; set; } = _ => { };

        public void Report(StackProgress value) { }

        internal static async Task<Cloud> StartAsync(Trial trial, VirtualClock clock)
        {
            Cloud? cloud = null;
            var options = new LocalCloudOptions
            {
                TimeProvider = clock,
                OnOperation = operation =>
                {
                    clock.Enter();
                    cloud?.WhenAsked(operation);
                },
                ProvisioningTimes = trial.ProvisioningTimes,
            };
            cloud = new Cloud(await LocalCloudHost.StartAsync(options, CancellationToken.None), trial, clock);
            await clock.RunAsync(() => trial.Before(cloud), "what is there before");
            cloud.WhenAsked = operation =>
            {
                if (operation == trial.CancelAt)
                {
                    cloud._cancellation.Cancel();
                }
            };
            return cloud;
        }

        public async ValueTask DisposeAsync()
        {
            Clients.Dispose();
            _proxy.Dispose();
            _cancellation.Dispose();
            await _host.DisposeAsync();
        }

        /// <summary>The first three looks at the events of what is deployed, after what was there before.</summary>
        private string? IsHidden(string body) =>
            _trial.HidesEvents
            && _isAsking
            && body.StartsWith("Action=DescribeStackEvents", StringComparison.Ordinal)
            && _hidden++ < 3
                ? NoEvents
                : null;

        internal async Task DeployAsync(StackDeclaration stack, StackDeployerOptions? options = null)
        {
            var calls = new CloudFormationCalls(
                Clients.CloudFormation,
                new AwsRetry(Clients.Connection, _clock),
                _clock
            );
            var deployer = new StackDeployer(Clients, calls, options ?? new(), this, _clock);
            await deployer.DeployAsync(stack, _ => Task.CompletedTask, _cancellation.Token);
        }

        /// <summary>Leaves the stack in ROLLBACK_FAILED.</summary>
        internal async Task FailToRollBackAsync()
        {
            _host.Faults.FailResource(new ResourceFault { Resource = "Two" });
            _host.Faults.FailResource(new ResourceFault { Resource = "One", Action = ResourceAction.Delete });
            await Should.ThrowAsync<DeploymentException>(DeployAsync(Declare(TwoParameters)));
            _host.Faults.Clear();
        }

        /// <summary>What is asked for in a deployment, however it ends.</summary>
        internal async Task<HashSet<string>> AskedByAsync(StackDeclaration stack, StackDeployerOptions options)
        {
            _proxy.Requests.Clear();
            _isAsking = true;
            try
            {
                await DeployAsync(stack, options);
            }
            catch (Exception e) when (e is DeploymentException or OperationCanceledException)
            {
                // Only what was asked for counts.
            }
            var requests = _proxy.Requests.Select(request => Chosen().Replace(request, "")).ToList();
            return _trial.HidesEvents ? [$"{requests.Count} requests"] : [.. requests];
        }
    }
}
