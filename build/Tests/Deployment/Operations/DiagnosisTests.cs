using AiChef.Deployment.Operations.Diagnosis;
using AiChef.Deployment.Operations.Drift;
using AiChef.Deployment.Operations.Logs;
using AiChef.LocalCloud;
using AiChef.LocalCloud.CloudWatch;
using AiChef.LocalCloud.Logs;
using AiChef.Tests.Deployment.CloudFormation;
using AiChef.Tests.Deployment.Lambda;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations;

/// <summary>Each trouble of stacks, functions, logs and alarms is found, and none where all is well.</summary>
public sealed class DiagnosisTests
{
    private const string Refusal =
        "User: arn:aws:sts::000000000000:assumed-role/cook/session is not authorized to perform: "
        + "ssm:PutParameter on resource: arn:aws:ssm:us-east-1:000000000000:parameter/test/one";

    private static readonly LogSource Soup = new("soup", "/kitchen/soup");

    [Fact]
    public async Task A_stack_that_failed_for_a_permission_is_told_with_the_role_and_the_action()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        cloud.Fail("One", reason: Refusal);
        await Should.ThrowAsync<Exception>(() => cloud.DeployAsync(DeployerFixture.OneParameter("a")));
        var stacks = await cloud.Calls.AllStacksAsync(CancellationToken.None);

        var found = await SearchAsync(
            cloud,
            new RefusedStackEvents(cloud.Calls, stacks),
            new OddStacks(stacks, cloud.Clock)
        );

        found[0].Kind.ShouldBe(TroubleKind.MissingPermission);
        (found[0].Where, found[0].Command).ShouldBe(("cook", "BootstrapAccess"));
        found[0].Evidence.ShouldStartWith("ai-chef-test/One: not allowed to perform ssm:PutParameter on arn:aws:ssm:");
        found[0]
            .AwsCommand.ShouldNotBeNull()
            .ShouldStartWith("iam simulate-principal-policy --policy-source-arn arn:aws:iam::000000000000:role/cook ");
        found[^1].Kind.ShouldBe(TroubleKind.OddStack);
        found[^1].Command.ShouldBe("Deploy");
    }

    [Fact]
    public async Task A_refusal_in_a_log_is_told_once()
    {
        await using var cloud = await WithLogAsync();
        Write(cloud, "{\"message\":\"" + Refusal + " because\"}");
        Write(cloud, Refusal);
        Write(cloud, "all is well");

        var found = await SearchAsync(cloud, new RefusedLogLines(Reader(cloud), [Soup], From(cloud)));

        var trouble = found.ShouldHaveSingleItem();
        (trouble.Kind, trouble.Where, trouble.Command).ShouldBe((TroubleKind.MissingPermission, "cook", "Deploy"));
    }

    [Fact]
    public async Task Functions_near_their_memory_and_their_time_are_named()
    {
        await using var releaser = await ReleaserFixture.StartAsync();
        var cloud = releaser.Cloud;
        var source = new LogSource(ReleaserFixture.Name, $"/aws/lambda/{ReleaserFixture.Name}");
        Make(cloud, source);
        Write(
            cloud,
            "REPORT RequestId: 1\tDuration: 2700.00 ms\tBilled Duration: 2700 ms\tMemory Size: 512 MB\t"
                + "Max Memory Used: 100 MB",
            source
        );
        Write(
            cloud,
            """
            {"time":"t","type":"platform.report","record":{"metrics":{"durationMs":3.5,"memorySizeMB":512,"maxMemoryUsedMB":500}}}
            """,
            source
        );
        Write(cloud, "{\"type\":\"platform.report\",\"record\":1}", source);
        var reports = new FunctionReports(Reader(cloud), [source], From(cloud));

        var found = await SearchAsync(
            cloud,
            new FunctionMemory(reports),
            new FunctionTimeouts(cloud.Clients.Lambda, cloud.Clients.Retry(cloud.Clock), reports)
        );

        found
            .Select(each => (each.Kind, each.Where, each.Evidence))
            .ShouldBe([
                (TroubleKind.NearMemory, $"function {ReleaserFixture.Name}", "a call used 500 of 512 MB"),
                (TroubleKind.NearTimeout, $"function {ReleaserFixture.Name}", "a call took 2.7 of 3 s"),
            ]);
    }

    [Fact]
    public async Task Throttles_and_alarms_without_action_are_named()
    {
        await using var releaser = await ReleaserFixture.StartAsync();
        var cloud = releaser.Cloud;
        var retry = cloud.Clients.Retry(cloud.Clock);
        Throttles Of(string function) =>
            new(
                cloud.Clients.CloudWatch,
                retry,
                [ThrottledMetric.OfFunction(function), .. ThrottledMetric.OfTable("dishes")],
                From(cloud),
                cloud.Clock.GetUtcNow() + TimeSpan.FromMinutes(1)
            );
        cloud
            .Host.Cloud.Get<CloudWatchState>()
            .Record(
                ScopeOf(cloud),
                new MetricName("AWS/Lambda", "Throttles", [new("FunctionName", "cook")]),
                4,
                "Count"
            );

        var found = await SearchAsync(
            cloud,
            Of("cook"),
            Of("other"),
            new QuietAlarms(cloud.Clients.CloudWatch, retry, [$"{ReleaserFixture.Name}-errors"])
        );

        found[0].Kind.ShouldBe(TroubleKind.Throttle);
        (found[0].Where, found[0].Evidence).ShouldBe(("function cook", "Throttles: 4 in the last 61 minutes"));
        found.Skip(1).ShouldHaveSingleItem().Kind.ShouldBe(TroubleKind.AlarmWithoutAction);
    }

    [Fact]
    public async Task A_log_group_without_retention_is_named_and_one_with_it_is_not()
    {
        await using var cloud = await WithLogAsync();
        await cloud.DeployAsync(
            """
            Resources:
              Log: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /kitchen, RetentionInDays: 14 } }
            """
        );
        var logs = new EndlessLogs(
            cloud.Clients.Logs,
            cloud.Clients.Retry(cloud.Clock),
            ["/kitchen", Soup.Group, "/no-log"]
        );

        var trouble = (await SearchAsync(cloud, logs)).ShouldHaveSingleItem();

        (trouble.Kind, trouble.Where).ShouldBe((TroubleKind.LogWithoutRetention, "log group /kitchen/soup"));
    }

    [Fact]
    public async Task Credentials_that_expire_soon_are_told()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        var now = cloud.Clock.GetUtcNow();

        var found = await SearchAsync(
            cloud,
            new ExpiringCredentials(now.AddMinutes(12), cloud.Clock),
            new ExpiringCredentials(now.AddHours(2), cloud.Clock),
            new ExpiringCredentials(null, cloud.Clock)
        );

        found.ShouldHaveSingleItem().Evidence.ShouldBe("they expire in 12 minutes, at 12:12 UTC");
    }

    [Fact]
    public async Task Drift_is_a_trouble_and_so_is_a_method_that_calls_a_function_which_does_not_exist()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(
            """
            Resources:
              Menu: { Type: AWS::SSM::Parameter, Properties: { Name: /menu, Type: String, Value: soup } }
              Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: kitchen } }
              Order:
                Type: AWS::ApiGateway::Method
                Properties:
                  RestApiId: !Ref Api
                  ResourceId: !GetAtt Api.RootResourceId
                  HttpMethod: POST
                  AuthorizationType: NONE
                  Integration:
                    Type: AWS_PROXY
                    IntegrationHttpMethod: POST
                    Uri: arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:waiter:live/invocations
            """
        );
        var stacks = await cloud.Calls.AllStacksAsync(CancellationToken.None);
        ComparedStacks Compared() => new(new StackDriftReader(cloud.Calls, cloud.Clock), stacks);
        var before = await SearchAsync(cloud, new DriftTroubles(Compared()));
        await cloud.Clients.Ssm.PutParameterAsync(
            new()
            {
                Name = "/menu",
                Value = "cake",
                Overwrite = true,
            }
        );

        var compared = Compared();
        var found = await SearchAsync(
            cloud,
            new DriftTroubles(compared),
            new ApiCalls(compared, new FunctionLookup(cloud.Clients.Lambda, cloud.Clients.Retry(cloud.Clock)))
        );

        before.ShouldBeEmpty();
        found
            .Select(each => $"{each.Kind} {each.Where}: {each.Evidence}")
            .ShouldBe([
                "Drift ai-chef-test/Menu: /Value is cake, in the template soup",
                "MissingFunction method Order: there is no function "
                    + "arn:aws:lambda:us-east-1:000000000000:function:waiter:live, which it calls",
            ]);
    }

    internal static Task<IReadOnlyList<Trouble>> SearchAsync(DeployerFixture cloud, params ITroubleSearch[] searches) =>
        cloud.Clock.RunAsync(
            () => new DiagnosisRound(searches, cloud.Clock).SearchAsync(CancellationToken.None),
            "the searches"
        );

    private static async Task<DeployerFixture> WithLogAsync()
    {
        var cloud = await DeployerFixture.StartAsync();
        Make(cloud, Soup);
        return cloud;
    }

    private static void Make(DeployerFixture cloud, LogSource source) =>
        cloud.Host.Cloud.Get<LogsState>().Make(ScopeOf(cloud), source.Group, static group => group);

    private static void Write(DeployerFixture cloud, string message, LogSource? source = null) =>
        cloud
            .Host.Cloud.Get<LogsState>()
            .Deliver(ScopeOf(cloud), (source ?? Soup).Group, "one", cloud.Clock.GetUtcNow(), message.Trim());

    private static LogReader Reader(DeployerFixture cloud) => new(cloud.Clients.Logs, cloud.Clients.Retry(cloud.Clock));

    private static DateTimeOffset From(DeployerFixture cloud) => cloud.Clock.GetUtcNow() - DiagnosisRound.Window;

    private static Scope ScopeOf(DeployerFixture cloud) => new(cloud.Host.Cloud.Options.AccountId, "us-east-1");
}
