using AiChef.Deployment;
using AiChef.Deployment.Lambda;
using Shouldly;
using Xunit;
using static AiChef.Tests.Deployment.Lambda.ReleaserFixture;

namespace AiChef.Tests.Deployment.Lambda;

public sealed class FunctionRollbackTests : IAsyncLifetime
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private ReleaserFixture _functions = null!;

    public async Task InitializeAsync() => _functions = await StartAsync();

    public async Task DisposeAsync() => await _functions.DisposeAsync();

    [Fact]
    public async Task Versions_tell_commit_run_time_and_code_and_which_of_them_gets_the_calls()
    {
        _functions.Origin = new(Commit, "https://github.com/chef/ai/actions/runs/7");
        await _functions.ReleaseAsync("second");

        var versions = (await ReadAsync()).Versions;

        versions.Select(each => each.Version).ShouldBe(["2", "1"]);
        versions[0].Origin.ShouldBe(_functions.Origin);
        versions[0].CodeSha256.ShouldBe(_functions.Package("second").CodeSha256);
        versions[0].Published.ShouldNotBeNull();
        versions.Select(each => each.Share).ShouldBe([1, 0]);
        versions[1].Origin.ShouldBe(new(null, null));
    }

    [Fact]
    public async Task Another_commit_alone_publishes_no_version()
    {
        _functions.Origin = new(Commit, null);
        await _functions.ReleaseAsync("second");
        _functions.Origin = new(Commit.Replace('0', 'f'), null);

        (await _functions.ReleaseAsync("second")).IsNew.ShouldBeFalse();

        (await ReadAsync()).Versions[0].Origin.Commit.ShouldBe(Commit);
    }

    [Fact]
    public async Task The_version_before_gets_all_calls_by_one_write_and_the_same_sources_ship_forward_again()
    {
        await _functions.ReleaseAsync("second");
        await _functions.ReleaseAsync("third");
        _functions.Cloud.Operations.Clear();

        await RollBackAsync(null);

        _functions.Route().ShouldBe("2");
        _functions.Cloud.Operations.ShouldBe(["ListVersionsByFunction", "GetAlias", "UpdateAlias"], ignoreOrder: true);
        await RollBackAsync(null);
        _functions.Route().ShouldBe("1", "the one before the live one, not the one before the newest");

        (await _functions.ReleaseAsync("third")).Version.ShouldBe("3");
        _functions.Route().ShouldBe("3");
    }

    [Fact]
    public async Task A_version_is_named_and_one_that_does_not_exist_is_refused_with_those_that_do()
    {
        await _functions.ReleaseAsync("second");
        await _functions.ReleaseAsync("third");

        await RollBackAsync("1");

        _functions.Route().ShouldBe("1");
        (await ReadAsync()).MoveTo("1").ShouldBeNull("the alias is there already");
        var found = await ReadAsync();
        Should
            .Throw<DeploymentException>(() => found.MoveTo("9"))
            .Message.ShouldBe($"{Name}: there is no version 9; there are 3, 2, 1");
        Should
            .Throw<DeploymentException>(() => found.MoveTo(null))
            .Message.ShouldBe($"{Name}: there is no version before version 1");
    }

    [Fact]
    public async Task A_canary_is_left_to_the_run_that_watches_it_unless_its_end_is_asked_for()
    {
        await _functions.ReleaseAsync("second");
        await _functions.ReleaseAsync("third");
        _functions.MoveAlias("2", "3", 0.1);
        var found = await ReadAsync();

        foreach (var wanted in new[] { null, "1", "3" })
        {
            var refusal = Should.Throw<DeploymentException>(() => found.MoveTo(wanted));
            refusal.Kind.ShouldBe(FailureKind.Refused);
            refusal.Message.ShouldBe(
                $"{Name}: a canary is under way (version 2, 10 % to version 3); nothing was changed"
            );
        }
        await RollBackAsync("2");

        _functions.Route().ShouldBe("2");
    }

    [Fact]
    public async Task What_somebody_else_moved_in_the_meantime_stays()
    {
        await _functions.ReleaseAsync("second");
        var move = (await ReadAsync()).MoveTo(null)!;
        await _functions.ReleaseAsync("third");

        var error = await Should.ThrowAsync<DeploymentException>(MoveAsync(move, null));

        error.Message.ShouldBe($"{Name}: somebody else changed the function in the meantime");
        _functions.Route().ShouldBe("3");
    }

    [Fact]
    public async Task A_rollback_may_be_a_canary()
    {
        await _functions.ReleaseAsync("second");
        var routes = new List<string>();
        _functions.Cloud.WhenAsked = operation =>
        {
            if (operation == "DescribeAlarms")
            {
                routes.Add(_functions.Route());
            }
        };

        await MoveAsync((await ReadAsync()).MoveTo(null)!, new CanaryPolicy(20, TimeSpan.FromMinutes(1)));

        routes.Distinct().ShouldBe(["2", "2, 1: 0.2"]);
        _functions.Route().ShouldBe("1");
    }

    [Fact]
    public async Task A_canary_between_versions_of_two_roles_is_refused()
    {
        await _functions.Cloud.DeployAsync(Stack(512, "kept.zip", role: "OtherRole"));
        await _functions.ReleaseAsync("second");

        var error = await Should.ThrowAsync<DeploymentException>(
            MoveAsync((await ReadAsync()).MoveTo(null)!, new CanaryPolicy(20, TimeSpan.FromMinutes(1)))
        );

        error.Message.ShouldContain("another execution role");
        _functions.Route().ShouldBe("2");
    }

    [Fact]
    public async Task A_function_that_is_not_deployed_has_no_versions() =>
        (
            await _functions.Cloud.Clock.RunAsync(
                () => _functions.Rollback().ReadAsync("ai-chef-no", default),
                "a look"
            )
        ).ShouldBeNull();

    private Task<FunctionVersions> ReadAsync() =>
        _functions.Cloud.Clock.RunAsync(
            async () => (await _functions.Rollback().ReadAsync(Name, default))!,
            "the versions"
        );

    private Task<bool> MoveAsync(ReleaseCandidate move, CanaryPolicy? canary) =>
        _functions.Cloud.Clock.RunAsync(
            async () =>
            {
                await _functions.Rollback().MoveAsync([move], canary, _functions.Outlet, default);
                return true;
            },
            "the rollback"
        );

    private async Task RollBackAsync(string? version) => await MoveAsync((await ReadAsync()).MoveTo(version)!, null);
}
