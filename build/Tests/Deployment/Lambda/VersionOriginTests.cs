using AiChef.Deployment.Lambda;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Lambda;

public sealed class VersionOriginTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Answers recipes")]
    [InlineData("commit abc")]
    public void A_description_of_another_form_tells_nothing(string? description) =>
        VersionOrigin.Of(description).ShouldBe(new(null, null));

    [Theory]
    [InlineData(20, true)]
    [InlineData(300, false)]
    public void A_description_that_Lambda_would_refuse_leaves_out_the_run(int length, bool isKept)
    {
        var run = "https://" + new string('r', length);

        VersionOrigin.Of(new VersionOrigin(Commit, run).Description).ShouldBe(new(Commit, isKept ? run : null));
    }
}
