using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using AiChef.Deployment.Artifacts;
using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.Lambda;
using AiChef.LocalCloud;
using AiChef.LocalCloud.CloudWatch;
using AiChef.LocalCloud.Lambda;
using AiChef.Tests.Deployment.CloudFormation;
using Amazon.Lambda.Model;

namespace AiChef.Tests.Deployment.Lambda;

/// <summary>
/// A function with an alias and an alarm in a LocalCloud of this process, and releases of new code to it.
/// </summary>
internal sealed class ReleaserFixture : IAsyncDisposable
{
    internal const string Name = "ai-chef-cook";

    private readonly string _folder = Directory.CreateTempSubdirectory("releaser").FullName;

    private readonly ConcurrentQueue<string> _notes = [];

    /// <summary>Whether the packages hold the test function, which LocalCloud can run.</summary>
    private readonly bool _isRunnable;

    private ReleaserFixture(DeployerFixture cloud, bool isRunnable) => (Cloud, _isRunnable) = (cloud, isRunnable);

    internal DeployerFixture Cloud { get; }

    /// <summary>What the releases told, so far; several functions tell at once.</summary>
    internal IReadOnlyList<string> Notes => [.. _notes];

    /// <summary>Alarms that canaries do not heed.</summary>
    internal List<string> Ignored { get; } = [];

    internal ArtifactStore Store => new(Cloud.Clients, "artifacts", Cloud.Clients.Retry(Cloud.Clock));

    private AwsRetry Retry => Cloud.Clients.Retry(Cloud.Clock);

    private Scope Scope => new(Cloud.Host.Cloud.Options.AccountId, "us-east-1");

    internal static Task<ReleaserFixture> StartAsync(bool lossy = false) =>
        StartAsync(DeployerFixture.StartAsync(lossy: lossy));

    internal static Task<ReleaserFixture> StartAsync(Func<LocalCloudOptions, LocalCloudOptions> configure) =>
        StartAsync(DeployerFixture.StartAsync(configure));

    /// <summary>Starts one whose function runs; its code is a mark beside the test function.</summary>
    /// <param name="drawRoute">Chooses the version of each call.</param>
    internal static Task<ReleaserFixture> StartRunnableAsync(Func<double> drawRoute) =>
        StartAsync(DeployerFixture.StartAsync(options => options with { DrawRoute = drawRoute }), isRunnable: true);

    private static async Task<ReleaserFixture> StartAsync(Task<DeployerFixture> starting, bool isRunnable = false)
    {
        var fixture = new ReleaserFixture(await starting, isRunnable);
        await fixture.Cloud.Clients.S3.PutBucketAsync("artifacts");
        var first = fixture.Package("first");
        await fixture.Store.UploadAsync(
            first.Key,
            first.Sha256,
            () => File.OpenRead(first.Path),
            "application/zip",
            default
        );
        await fixture.Cloud.DeployAsync(Stack(512, first.Key, handler: isRunnable ? "TestFunction" : "cook"));
        fixture.Cloud.Operations.Clear();
        return fixture;
    }

    public async ValueTask DisposeAsync()
    {
        await Cloud.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    internal FunctionReleaser Releaser()
    {
        Cloud.Clock.Enter();
        return new FunctionReleaser(
            Cloud.Clients.Lambda,
            Store,
            new AlarmWatch(Cloud.Clients.CloudWatch, AlarmsAsync, Ignored, Retry),
            Retry,
            Cloud.Clock
        )
        {
            Origin = Origin,
        };
    }

    /// <summary>What the versions that are published tell about themselves.</summary>
    internal VersionOrigin Origin { get; set; } = new(null, null);

    internal FunctionRollback Rollback()
    {
        Cloud.Clock.Enter();
        return new FunctionRollback(
            Cloud.Clients.Lambda,
            new AlarmWatch(Cloud.Clients.CloudWatch, AlarmsAsync, Ignored, Retry),
            Retry,
            Cloud.Clock
        );
    }

    private async Task<IReadOnlyList<string>> AlarmsAsync(CancellationToken cancellationToken)
    {
        var stacks = await Cloud.Calls.AllStacksAsync(cancellationToken);
        return await new StackAlarms(Cloud.Calls, [.. stacks.Select(stack => stack.StackName)]).NamesAsync(
            cancellationToken
        );
    }

    internal Task<ReleaseCandidate> ReleaseAsync(
        string code,
        Func<CancellationToken, Task>? check = null,
        CanaryPolicy? canary = null,
        CancellationToken cancellationToken = default
    ) => Cloud.Clock.RunAsync(() => ShipAsync(code, check, canary, cancellationToken), "the release");

    private async Task<ReleaseCandidate> ShipAsync(
        string code,
        Func<CancellationToken, Task>? check,
        CanaryPolicy? canary,
        CancellationToken cancellationToken
    )
    {
        var releaser = Releaser();
        var candidate = await releaser.PrepareAsync(
            Name,
            Package(code),
            check ?? (_ => Task.CompletedTask),
            cancellationToken
        );
        return (await releaser.ReleaseAsync([candidate], canary, _ => ["1"], Outlet, cancellationToken))
            .Single()
            .Candidate;
    }

    /// <summary>The states that canaries showed, so far.</summary>
    internal List<CanaryState> States { get; } = [];

    internal CanaryOutlet Outlet => new(Tell, States.Add) { Check = _ => HealthCheck() };

    /// <summary>What is asked before a canary ends.</summary>
    internal Func<Task> HealthCheck { get; set; } = () => Task.CompletedTask;

    /// <summary>Lets a version answer calls of the alias, each within as many milliseconds as its place tells.</summary>
    internal void Answer(string version, int requests, int errors)
    {
        var metrics = Cloud.Host.Cloud.Get<CloudWatchState>();
        for (var call = 1; call <= requests; call++)
        {
            Record("Invocations", 1, "Count");
            Record("Errors", call <= errors ? 1 : 0, "Count");
            Record("Duration", call, "Milliseconds");
        }

        void Record(string metric, double value, string unit) =>
            metrics.Record(
                Scope,
                new MetricName(
                    "AWS/Lambda",
                    metric,
                    [new("FunctionName", Name), new("Resource", $"{Name}:live"), new("ExecutedVersion", version)]
                ),
                value,
                unit
            );
    }

    private void Tell(string note) => _notes.Enqueue(note);

    internal FunctionAlias Alias(string name = Name) =>
        Cloud.Host.Cloud.Get<LambdaState>().FindAlias(Scope, name, "live")!;

    /// <summary>Where the alias sends the calls, such as <c>1</c> or <c>1, 2: 0.1</c>.</summary>
    internal string Route(string name = Name) =>
        string.Join(
            ", ",
            [
                Alias(name).Version,
                .. Alias(name).Weights.Select(w => FormattableString.Invariant($"{w.Key}: {w.Value}")),
            ]
        );

    /// <summary>Moves the alias as somebody else would.</summary>
    internal void MoveAlias(string version, string? further = null, double share = 0, string name = Name)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        if (further is not null)
        {
            weights[further] = share;
        }
        var request = new UpdateAliasRequest
        {
            FunctionName = name,
            Name = "live",
            FunctionVersion = version,
            RoutingConfig = new AliasRoutingConfiguration { AdditionalVersionWeights = weights },
        };
        Cloud.Clients.Lambda.UpdateAliasAsync(request).GetAwaiter().GetResult();
    }

    /// <summary>Sends Lambda something that releases never send, as somebody else would.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">What follows the function in the path.</param>
    /// <param name="body">The members of the request.</param>
    internal void Send(HttpMethod method, string path, JsonObject body)
    {
        using var request = new HttpRequestMessage(
            method,
            new Uri(Cloud.Host.Url, $"2015-03-31/functions/{Name}/{path}")
        )
        {
            Content = new StringContent(body.ToJsonString()),
        };
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=test/20260501/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=0"
        );
        using var client = new HttpClient();
        using var answer = client.Send(request);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Lets the function fail often enough for its alarm.</summary>
    internal void Fail() =>
        Cloud
            .Host.Cloud.Get<CloudWatchState>()
            .Record(Scope, new MetricName("AWS/Lambda", "Errors", [new Dimension("FunctionName", Name)]), 5, "Count");

    internal void DeleteAlarm()
    {
        var alarms = Cloud.Host.Cloud.Get<CloudWatchState>().Alarms;
        alarms.Remove(Scope.Key($"{Name}-errors"));
    }

    internal async Task<GetFunctionConfigurationResponse> LiveAsync() =>
        await Cloud.Clients.Lambda.GetFunctionConfigurationAsync(
            new GetFunctionConfigurationRequest { FunctionName = Name, Qualifier = "live" }
        );

    internal async Task<List<string>> VersionsAsync() =>
        (
            await Cloud.Clients.Lambda.ListVersionsByFunctionAsync(
                new ListVersionsByFunctionRequest { FunctionName = Name }
            )
        ).Versions.ConvertAll(version => version.Version);

    internal FunctionPackage Package(string code)
    {
        var name = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(code));
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        File.WriteAllText(Path.Combine(folder, _isRunnable ? "mark" : "cook.dll"), code);
        foreach (var file in _isRunnable ? Directory.EnumerateFiles(ProjectOutput.Function) : [])
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }
        return FunctionPackage.Write("cook", $"{folder}.zip", DeterministicZip.Pack(folder));
    }

    internal static StackDeclaration Stack(
        int memory,
        string key,
        string role = "Role",
        string name = Name,
        string handler = "cook"
    ) =>
        DeployerFixture.Declare(
            $$"""
            Parameters: { CodeKey: { Type: String } }
            Resources:
              {{role}}:
                Type: AWS::IAM::Role
                Properties: { AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }] } }
              Function:
                Type: AWS::Lambda::Function
                Properties: { FunctionName: {{name}}, Runtime: dotnet10, Handler: {{handler}}, Role: !GetAtt {{role}}.Arn, MemorySize: {{memory}}, Code: { S3Bucket: artifacts, S3Key: !Ref CodeKey } }
              Errors:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  AlarmName: {{name}}-errors
                  Namespace: AWS/Lambda
                  MetricName: Errors
                  Dimensions: [{ Name: FunctionName, Value: !Ref Function }]
                  Statistic: Sum
                  Period: 60
                  EvaluationPeriods: 1
                  Threshold: 3
                  ComparisonOperator: GreaterThanOrEqualToThreshold
                  TreatMissingData: ignore
              First: { Type: AWS::Lambda::Version, DeletionPolicy: Retain, Properties: { FunctionName: !Ref Function } }
              Live: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Function, FunctionVersion: !GetAtt First.Version, Name: live } }
            """
        ) with
        {
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["CodeKey"] = key },
            InitialParameters = new HashSet<string>(["CodeKey"], StringComparer.Ordinal),
        };
}
