using System.Text;
using Amazon.Lambda.Model;
using AiChef.Deployment;
using AiChef.Deployment.Artifacts;
using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation;
using AiChef.Deployment.Lambda;
using AiChef.LocalCloud;
using AiChef.LocalCloud.CloudWatch;
using AiChef.LocalCloud.Lambda;
using AiChef.Tests.Deployment.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Lambda;

public sealed class FunctionReleaserTests : IAsyncLifetime
{
    private const string Name = "ai-chef-cook";
    private static readonly string[] Writes = ["UpdateFunctionCode", "PublishVersion", "UpdateAlias", "DeleteFunction", "PutObject"];
    private readonly string _folder = Directory.CreateTempSubdirectory("releaser").FullName;
    private DeployerFixture _cloud = null!;

    private List<string> Notes { get; } = [];

    private List<string> Ignored { get; } = [];

    public async Task InitializeAsync()
    {
        _cloud = await DeployerFixture.StartAsync();
        await _cloud.Clients.S3.PutBucketAsync("artifacts");
        var first = Package("first");
        await Store.UploadAsync(first.Key, first.Sha256, () => File.OpenRead(first.Path), "application/zip", CancellationToken.None);
        await _cloud.DeployAsync(Stack(512, first.Key));
        _cloud.Operations.Clear();
    }

    public async Task DisposeAsync()
    {
        await _cloud.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private ArtifactStore Store => new(_cloud.Clients, "artifacts", new AwsRetry(_cloud.Clients.Connection, _cloud.Clock));

    [Fact]
    public async Task Code_that_lambda_has_already_costs_no_write()
    {
        var release = await ReleaseAsync("first");

        (release.IsNew, release.Uploaded, release.CodeUpdated, release.Version).ShouldBe((false, false, false, "1"));
        _cloud.Operations.ShouldNotContain(o => Writes.Contains(o));
    }

    [Fact]
    public async Task New_code_is_one_upload_one_update_one_version_and_one_alias_move()
    {
        var release = await ReleaseAsync("second");

        (release.IsNew, release.Uploaded, release.CodeUpdated, release.Before, release.Version).ShouldBe((true, true, true, "1", "2"));
        _cloud.Operations.Where(o => Writes.Contains(o)).ShouldBe(["UpdateFunctionCode", "PublishVersion", "UpdateAlias"]);
        (await LiveAsync()).CodeSha256.ShouldBe(Package("second").CodeSha256);
    }

    [Fact]
    public async Task Settings_that_the_stack_changed_go_live_by_a_new_version_of_the_same_code()
    {
        await _cloud.DeployAsync(Stack(1024, "kept.zip"));
        _cloud.Operations.Clear();

        var release = await ReleaseAsync("first");

        (release.CodeUpdated, release.Version).ShouldBe((false, "2"));
        (await LiveAsync()).MemorySize.ShouldBe(1024);
        (await ReleaseAsync("first")).IsNew.ShouldBeFalse();
    }

    [Fact]
    public async Task Code_that_was_shipped_survives_an_update_of_the_stack()
    {
        await ReleaseAsync("second");

        await _cloud.DeployAsync(Stack(1024, Package("first").Key));

        (await ReleaseAsync("second")).CodeUpdated.ShouldBeFalse();
        (await LiveAsync()).CodeSha256.ShouldBe(Package("second").CodeSha256);
    }

    [Fact]
    public async Task Code_of_before_goes_live_again_without_an_upload()
    {
        await ReleaseAsync("second");

        var release = await ReleaseAsync("first");

        (release.Uploaded, release.CodeUpdated, release.Version).ShouldBe((false, true, "3"));
    }

    [Fact]
    public async Task The_newest_five_versions_stay_and_the_one_of_the_stack()
    {
        for (var i = 2; i <= 8; i++)
            await ReleaseAsync($"code {i}");

        var versions = (await _cloud.Clients.Lambda.ListVersionsByFunctionAsync(new ListVersionsByFunctionRequest { FunctionName = Name })).Versions.ConvertAll(v => v.Version);
        versions.ShouldBe(["$LATEST", "1", "4", "5", "6", "7", "8"]);
    }

    [Fact]
    public async Task A_weight_that_a_killed_run_left_is_resolved()
    {
        await ReleaseAsync("second");
        var alias = await _cloud.Clients.Lambda.GetAliasAsync(new GetAliasRequest { FunctionName = Name, Name = "live" });
        await _cloud.Clients.Lambda.UpdateAliasAsync(new UpdateAliasRequest { FunctionName = Name, Name = "live", RevisionId = alias.RevisionId, RoutingConfig = new() { AdditionalVersionWeights = new() { ["1"] = 0.1 } } });

        await ReleaseAsync("second");

        var now = await _cloud.Clients.Lambda.GetAliasAsync(new GetAliasRequest { FunctionName = Name, Name = "live" });
        now.FunctionVersion.ShouldBe("2");
        (now.RoutingConfig?.AdditionalVersionWeights?.Count ?? 0).ShouldBe(0);
    }

    [Fact]
    public async Task A_change_by_somebody_else_in_between_stops_the_release()
    {
        _cloud.WhenAsked = operation =>
        {
            if (operation == "PublishVersion")
            {
                _cloud.WhenAsked = null;
                _cloud.Clients.Lambda.UpdateFunctionCodeAsync(new UpdateFunctionCodeRequest { FunctionName = Name, ZipFile = new MemoryStream(File.ReadAllBytes(Package("theirs").Path)) }).GetAwaiter().GetResult();
            }
        };

        var error = await Should.ThrowAsync<DeploymentException>(ReleaseAsync("ours"));

        error.Outcome.ShouldBe(FailureKind.Failed);
        error.Message.ShouldStartWith(Name);
        (await LiveAsync()).Version.ShouldBe("1");
    }

    [Fact]
    public async Task A_canary_gets_its_share_first_and_all_calls_in_the_end()
    {
        var shares = new List<(string, double)>();
        _cloud.WhenAsked = operation =>
        {
            if (operation == "DescribeAlarms" && Alias().Weights is { Count: > 0 } weights)
                shares.Add((Alias().Version, weights["2"]));
        };

        await ReleaseAsync("second", canary: new CanaryPolicy(10, TimeSpan.FromMinutes(5)));

        shares.Count.ShouldBeGreaterThan(3);
        shares.Distinct().ShouldBe([("1", 0.1)]);
        Alias().Version.ShouldBe("2");
        Alias().Weights.Count.ShouldBe(0);
        Notes.ShouldBe(["10 % of the calls go to the new versions of 1 function for 5 minutes", "all calls go to the new versions"]);
    }

    [Fact]
    public async Task An_alarm_takes_the_canary_back_and_keeps_the_version()
    {
        var looks = 0;
        _cloud.WhenAsked = operation =>
        {
            if (operation == "DescribeAlarms" && ++looks == 3)
                Fail();
        };

        var error = await Should.ThrowAsync<DeploymentException>(ReleaseAsync("second", canary: new CanaryPolicy(10, TimeSpan.FromMinutes(30))));

        error.Outcome.ShouldBe(FailureKind.Failed);
        error.Message.ShouldStartWith("ai-chef-cook-errors went off after");
        (Alias().Version, Alias().Weights.Count).ShouldBe(("1", 0));
        (await _cloud.Clients.Lambda.ListVersionsByFunctionAsync(new ListVersionsByFunctionRequest { FunctionName = Name })).Versions.ShouldContain(v => v.Version == "2");
        Notes[^1].ShouldBe($"{Name}: all calls go to version 1 again");
    }

    [Fact]
    public async Task An_alarm_that_is_red_before_refuses_the_canary_unless_it_is_left_out()
    {
        Fail();
        var canary = new CanaryPolicy(10, TimeSpan.FromMinutes(1));

        var error = await Should.ThrowAsync<DeploymentException>(ReleaseAsync("second", canary: canary));
        error.Outcome.ShouldBe(FailureKind.Refused);
        Alias().Version.ShouldBe("1");

        Ignored.Add("ai-chef-cook-errors");
        await ReleaseAsync("second", canary: canary);
        Alias().Version.ShouldBe("2");
    }

    [Fact]
    public async Task A_canary_that_is_cancelled_is_taken_back()
    {
        using var cancel = new CancellationTokenSource();
        _cloud.WhenAsked = operation => CancelWhen(operation == "DescribeAlarms" && Alias().Weights.Count > 0, cancel);

        await Should.ThrowAsync<OperationCanceledException>(ReleaseAsync("second", canary: new CanaryPolicy(10, TimeSpan.FromMinutes(30)), ct: cancel.Token));

        _cloud.WhenAsked = null;
        (Alias().Version, Alias().Weights.Count).ShouldBe(("1", 0));
    }

    [Fact]
    public async Task Nothing_is_written_when_the_check_before_refuses()
    {
        await Should.ThrowAsync<DeploymentException>(ReleaseAsync("second", _ => throw DeploymentException.Configuration("wrong account")));

        _cloud.Operations.ShouldNotContain(o => Writes.Contains(o));
    }

    [Fact]
    public async Task Throttles_are_waited_out()
    {
        _cloud.Host.Faults.ThrottleNext("UpdateFunctionCode", 3);
        _cloud.Host.Faults.ThrottleNext("UpdateAlias", 3);

        (await ReleaseAsync("second")).Version.ShouldBe("2");
    }

    private async Task<ReleaseCandidate> ReleaseAsync(string code, Func<CancellationToken, Task>? check = null, CanaryPolicy? canary = null, CancellationToken ct = default)
    {
        var retry = new AwsRetry(_cloud.Clients.Connection, _cloud.Clock);
        var releaser = new FunctionReleaser(_cloud.Clients.Lambda, Store, new AlarmWatch(_cloud.Clients.CloudWatch, "ai-chef-", Ignored, retry), retry, _cloud.Clock);
        var candidate = await releaser.PrepareAsync(Name, Package(code), check ?? (_ => Task.CompletedTask), ct);
        return (await releaser.ReleaseAsync([candidate], canary, _ => ["1"], Notes.Add, ct)).Single().Candidate;
    }

    private static void CancelWhen(bool now, CancellationTokenSource cancel)
    {
        if (now)
            cancel.Cancel();
    }

    private FunctionAlias Alias() => _cloud.Host.Cloud.Get<LambdaState>().FindAlias(Scope, Name, "live")!;

    /// <summary>Lets the function fail often enough for its alarm.</summary>
    private void Fail() => _cloud.Host.Cloud.Get<CloudWatchState>().Record(
        Scope, new MetricName("AWS/Lambda", "Errors", [new Dimension("FunctionName", Name)]), 5, "Count");

    private Scope Scope => new(_cloud.Host.Cloud.Options.AccountId, "us-east-1");

    private async Task<GetFunctionConfigurationResponse> LiveAsync() =>
        await _cloud.Clients.Lambda.GetFunctionConfigurationAsync(new GetFunctionConfigurationRequest { FunctionName = Name, Qualifier = "live" });

    private FunctionPackage Package(string code)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, Convert.ToHexStringLower(Encoding.UTF8.GetBytes(code)))).FullName;
        File.WriteAllText(Path.Combine(folder, "cook.dll"), code);
        return FunctionPackage.Write("cook", $"{folder}.zip", DeterministicZip.Pack(folder));
    }

    private static StackDeclaration Stack(int memory, string key) => DeployerFixture.Declare($$"""
        Parameters: { CodeKey: { Type: String } }
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties: { AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }] } }
          Function:
            Type: AWS::Lambda::Function
            Properties: { FunctionName: {{Name}}, Runtime: dotnet10, Handler: cook, Role: !GetAtt Role.Arn, MemorySize: {{memory}}, Code: { S3Bucket: artifacts, S3Key: !Ref CodeKey } }
          Errors:
            Type: AWS::CloudWatch::Alarm
            Properties:
              AlarmName: {{Name}}-errors
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
        """) with
    {
        Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["CodeKey"] = key },
        InitialParameters = new HashSet<string>(["CodeKey"], StringComparer.Ordinal),
    };
}
