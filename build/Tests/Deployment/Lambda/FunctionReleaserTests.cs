using AiChef.Deployment;
using AiChef.Deployment.CloudFormation;
using Amazon.Lambda.Model;
using Shouldly;
using Xunit;
using static AiChef.Tests.Deployment.Lambda.ReleaserFixture;

namespace AiChef.Tests.Deployment.Lambda;

public sealed class FunctionReleaserTests : IAsyncLifetime
{
    private static readonly string[] Writes =
    [
        "UpdateFunctionCode",
        "PublishVersion",
        "UpdateAlias",
        "DeleteFunction",
    ];

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
    }

    [Fact]
    public async Task New_code_is_one_upload_one_update_one_version_and_one_alias_move()
    {
        var release = await _functions.ReleaseAsync("second");

        (release.IsNew, release.Uploaded, release.CodeUpdated).ShouldBe((true, true, true));
        (release.Before, release.Version).ShouldBe(("1", "2"));
        Written.ShouldBe(["UpdateFunctionCode", "PublishVersion", "UpdateAlias"]);
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
    public async Task A_change_by_somebody_else_in_between_stops_the_release()
    {
        _functions.Cloud.WhenAsked = operation =>
        {
            if (operation == "PublishVersion")
            {
                _functions.Cloud.WhenAsked = null;
                var theirs = new MemoryStream(File.ReadAllBytes(_functions.Package("theirs").Path));
                var request = new UpdateFunctionCodeRequest { FunctionName = Name, ZipFile = theirs };
                _functions.Cloud.Clients.Lambda.UpdateFunctionCodeAsync(request).GetAwaiter().GetResult();
            }
        };

        var error = await Should.ThrowAsync<DeploymentException>(_functions.ReleaseAsync("ours"));

        error.Outcome.ShouldBe(FailureKind.Failed);
        error.Message.ShouldBe($"{Name}: somebody else replaced the code meanwhile");
        (await _functions.LiveAsync()).Version.ShouldBe("1");
    }

    [Fact]
    public async Task Nothing_is_written_when_the_check_before_refuses()
    {
        await Should.ThrowAsync<DeploymentException>(
            _functions.ReleaseAsync("second", _ => throw DeploymentException.Configuration("wrong account"))
        );

        Written.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("UpdateFunctionCode")]
    [InlineData("PublishVersion")]
    [InlineData("UpdateAlias")]
    public async Task Throttles_are_waited_out(string operation)
    {
        _functions.Cloud.Host.Faults.ThrottleNext(operation, 3);

        (await _functions.ReleaseAsync("second")).Version.ShouldBe("2");
    }
}
