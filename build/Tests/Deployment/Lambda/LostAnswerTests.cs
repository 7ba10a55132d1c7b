using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Lambda;

/// <summary>A write of a release whose answer never arrives is carried out once, and the release continues.</summary>
public sealed class LostAnswerTests
{
    [Theory]
    [InlineData("UpdateFunctionCode")]
    [InlineData("PublishVersion")]
    [InlineData("UpdateAlias")]
    public async Task A_release_goes_on_when_an_answer_is_lost(string operation)
    {
        await using var functions = await ReleaserFixture.StartAsync(lossy: true);
        functions.Cloud.Losing = operation;

        var release = await functions.ReleaseAsync("second");

        functions.Cloud.Lost.ShouldBe(1);
        release.Version.ShouldBe("2");
        functions.Route().ShouldBe("2");
        (await functions.VersionsAsync()).ShouldBe(["$LATEST", "1", "2"]);
        (await functions.LiveAsync()).CodeSha256.ShouldBe(functions.Package("second").CodeSha256);
    }

    [Fact]
    public async Task An_old_version_is_deleted_once()
    {
        await using var functions = await ReleaserFixture.StartAsync(lossy: true);
        for (var i = 2; i <= 6; i++)
        {
            await functions.ReleaseAsync($"code {i}");
        }
        functions.Cloud.Losing = "DeleteFunction";

        await functions.ReleaseAsync("code 7");

        functions.Cloud.Lost.ShouldBe(1);
        (await functions.VersionsAsync()).ShouldBe(["$LATEST", "1", "3", "4", "5", "6", "7"]);
    }
}
