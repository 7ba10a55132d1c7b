using System.Text.Json.Nodes;
using AiChef.Deployment;
using Amazon.Lambda.Model;
using Shouldly;
using Xunit;
using static AiChef.Tests.Deployment.Lambda.ReleaserFixture;

namespace AiChef.Tests.Deployment.Lambda;

public sealed class FunctionReleaserTests : IAsyncLifetime
{
    private static readonly string[] Writes = ["UpdateFunctionCode", "PublishVersion", "UpdateAlias", "DeleteFunction"];

    private ReleaserFixture _functions = null!;

    public async Task InitializeAsync() => _functions = await StartAsync();

    public async Task DisposeAsync() => await _functions.DisposeAsync();

    private IEnumerable<string> Written => _functions.Cloud.Operations.Where(o => Writes.Contains(o));

    [Fact]
    public async Task Code_that_lambda_has_already_costs_no_write()
    {
        var release = await _functions.ReleaseAsync("first");

        (release.IsNew, release.Uploaded, release.CodeUpdated, release.Version).ShouldBe((false, false, false, "1"));
        Written.ShouldBeEmpty();
        _functions.Cloud.Operations.ShouldNotContain("ListAliases", "nothing is pruned when nothing is new");
        _functions.Cloud.Operations.ShouldNotContain("DescribeAlarms", "nothing is watched without a canary");
    }

    [Fact]
    public async Task New_code_is_one_upload_one_update_one_version_and_one_alias_move()
    {
        var release = await _functions.ReleaseAsync("second");

        (release.IsNew, release.Uploaded, release.CodeUpdated).ShouldBe((true, true, true));
        (release.Before, release.Version).ShouldBe(("1", "2"));
        Written.ShouldBe(["UpdateFunctionCode", "PublishVersion", "UpdateAlias"]);
        _functions
            .Cloud.Operations.SkipWhile(operation => operation != "PublishVersion")
            .TakeWhile(operation => operation != "UpdateAlias")
            .ShouldContain("GetFunctionConfiguration", "the version is at rest before it gets calls");
        (await _functions.LiveAsync()).CodeSha256.ShouldBe(_functions.Package("second").CodeSha256);
    }

    [Fact]
    public async Task Settings_that_the_stack_changed_go_live_by_a_new_version_of_the_same_code()
    {
        await _functions.Cloud.DeployAsync(Stack(1024, "kept.zip"));
        _functions.Cloud.Operations.Clear();

        var release = await _functions.ReleaseAsync("first");

        (release.CodeUpdated, release.Version).ShouldBe((false, "2"));
        (await _functions.LiveAsync()).MemorySize.ShouldBe(1024);
        (await _functions.ReleaseAsync("first")).IsNew.ShouldBeFalse();
    }

    [Fact]
    public async Task Code_that_was_shipped_survives_an_update_of_the_stack()
    {
        await _functions.ReleaseAsync("second");

        await _functions.Cloud.DeployAsync(Stack(1024, _functions.Package("first").Key));

        (await _functions.ReleaseAsync("second")).CodeUpdated.ShouldBeFalse();
        (await _functions.LiveAsync()).CodeSha256.ShouldBe(_functions.Package("second").CodeSha256);
    }

    [Fact]
    public async Task Code_of_before_goes_live_again_without_an_upload()
    {
        await _functions.ReleaseAsync("second");

        var release = await _functions.ReleaseAsync("first");

        (release.Uploaded, release.CodeUpdated, release.Version).ShouldBe((false, true, "3"));
    }

    [Fact]
    public async Task The_newest_five_versions_stay_and_the_one_of_the_stack()
    {
        for (var i = 2; i <= 8; i++)
        {
            await _functions.ReleaseAsync($"code {i}");
        }

        (await _functions.VersionsAsync()).ShouldBe(["$LATEST", "1", "4", "5", "6", "7", "8"]);
    }

    [Fact]
    public async Task What_any_alias_routes_to_stays()
    {
        await _functions.ReleaseAsync("code 2");
        await _functions.ReleaseAsync("code 3");
        _functions.Send(
            HttpMethod.Post,
            "aliases",
            new JsonObject
            {
                ["Name"] = "beta",
                ["FunctionVersion"] = "2",
                ["RoutingConfig"] = new JsonObject { ["AdditionalVersionWeights"] = new JsonObject { ["3"] = 0.5 } },
            }
        );
        for (var i = 4; i <= 9; i++)
        {
            await _functions.ReleaseAsync($"code {i}");
        }

        (await _functions.VersionsAsync()).ShouldBe(["$LATEST", "1", "2", "3", "5", "6", "7", "8", "9"]);
    }

    [Theory]
    [InlineData(
        "UpdateFunctionCode",
        "changed the function",
        "run the same command again; it continues from the current state"
    )]
    [InlineData("PublishVersion", "replaced the code", "run the same command again")]
    public async Task Code_that_somebody_else_sends_in_between_stops_the_release(string at, string what, string next)
    {
        OnceAt(at, Replace);

        var error = await Should.ThrowAsync<DeploymentException>(_functions.ReleaseAsync("ours"));

        error.Kind.ShouldBe(FailureKind.Failed);
        error.Message.ShouldBe($"{Name}: somebody else {what} in the meantime");
        error.Next.ShouldBe(next);
        (await _functions.LiveAsync()).Version.ShouldBe("1");
    }

    [Fact]
    public async Task Code_that_somebody_else_sends_right_after_ours_stops_the_release()
    {
        OnceAt("UpdateFunctionCode", () => OnceAt("GetFunctionConfiguration", Replace));

        var error = await Should.ThrowAsync<DeploymentException>(_functions.ReleaseAsync("ours"));

        error.Message.ShouldBe($"{Name}: somebody else replaced the code in the meantime");
        Written.ShouldNotContain("PublishVersion");
    }

    [Theory]
    [InlineData("second")]
    [InlineData("first")]
    public async Task Settings_that_somebody_else_changes_in_between_stop_the_release(string code)
    {
        await _functions.Cloud.DeployAsync(Stack(1024, "kept.zip"));
        OnceAt(
            "PublishVersion",
            () => _functions.Send(HttpMethod.Put, "configuration", new JsonObject { ["MemorySize"] = 2048 })
        );

        var error = await Should.ThrowAsync<DeploymentException>(_functions.ReleaseAsync(code));

        error.Message.ShouldBe($"{Name}: somebody else changed the function in the meantime");
        (await _functions.LiveAsync()).Version.ShouldBe("1");
    }

    [Fact]
    public async Task What_Lambda_refuses_is_reported_in_its_words()
    {
        var releaser = _functions.Releaser();

        var error = await Should.ThrowAsync<DeploymentException>(
            releaser.PrepareAsync("ai-chef-unborn", _functions.Package("first"), _ => Task.CompletedTask, default)
        );

        error.Kind.ShouldBe(FailureKind.Failed);
        error.Message.ShouldStartWith("ai-chef-unborn: Function not found: ");
        error.Message.ShouldEndWith("(ResourceNotFoundException)");
    }

    [Fact]
    public async Task A_plan_shows_what_a_release_would_do_and_writes_nothing()
    {
        (await PlanAsync("first")).ShouldBeNull();
        (await PlanAsync("second")).ShouldBe("new code, a new version, the alias moved");
        (await PlanAsync("first", "ai-chef-unborn")).ShouldBe("created");

        await _functions.Cloud.DeployAsync(Stack(1024, "kept.zip"));
        (await PlanAsync("first")).ShouldBe("a new version of the same code, the alias moved");

        await _functions.ReleaseAsync("first");
        _functions.MoveAlias("2", "1", 0.3);
        _functions.Cloud.Operations.Clear();
        (await PlanAsync("first")).ShouldBe("the share that a canary left on version 1 taken back");
        Written.ShouldBeEmpty();
    }

    [Fact]
    public async Task Settings_alone_are_not_published_when_the_check_before_refuses()
    {
        await _functions.Cloud.DeployAsync(Stack(1024, "kept.zip"));
        _functions.Cloud.Operations.Clear();

        await Should.ThrowAsync<DeploymentException>(
            _functions.ReleaseAsync("first", _ => throw DeploymentException.Configuration("wrong account"))
        );

        Written.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_written_when_the_check_before_refuses()
    {
        await Should.ThrowAsync<DeploymentException>(
            _functions.ReleaseAsync("second", _ => throw DeploymentException.Configuration("wrong account"))
        );

        Written.ShouldBeEmpty();
    }

    /// <summary>Acts right before an operation is carried out, once.</summary>
    private void OnceAt(string wanted, Action act) =>
        _functions.Cloud.WhenAsked = operation =>
        {
            if (operation == wanted)
            {
                _functions.Cloud.WhenAsked = null;
                act();
            }
        };

    /// <summary>Replaces the code as somebody else would.</summary>
    private void Replace()
    {
        var theirs = new MemoryStream(File.ReadAllBytes(_functions.Package("theirs").Path));
        var request = new UpdateFunctionCodeRequest { FunctionName = Name, ZipFile = theirs };
        _functions.Cloud.Clients.Lambda.UpdateFunctionCodeAsync(request).GetAwaiter().GetResult();
    }

    private Task<string?> PlanAsync(string code, string name = Name) =>
        _functions.Cloud.Clock.RunAsync(
            () => _functions.Releaser().PlanAsync(name, _functions.Package(code), default),
            "the plan"
        );

    [Theory]
    [InlineData("UpdateFunctionCode")]
    [InlineData("PublishVersion")]
    [InlineData("UpdateAlias")]
    public async Task Throttles_are_waited_out(string operation)
    {
        _functions.Cloud.Host.Faults.ThrottleNext(operation, 3);

        (await _functions.ReleaseAsync("second")).Version.ShouldBe("2");

        Written.Count(o => o == operation).ShouldBe(4, "three were throttled");
    }
}
