using AiChef.Deployment.Lambda;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Lambda;

public sealed class AliasRouteTests
{
    private static readonly AliasRoute Canary = new("4", "5", 0.1);

    [Theory]
    [InlineData("4", "5", 0.1, true)]
    [InlineData("4", "5", 0.10000000001, true)]
    [InlineData("4", "5", 0.1002, false)]
    [InlineData("4", "5", 0.2, false)]
    [InlineData("4", "6", 0.1, false)]
    [InlineData("3", "5", 0.1, false)]
    [InlineData("4", null, 0.1, false)]
    [InlineData("4", null, 0, false)]
    public void Two_routes_are_the_same_when_all_of_it_is(string version, string? further, double share, bool same) =>
        Canary.IsSameAs(new AliasRoute(version, further, share)).ShouldBe(same);

    [Fact]
    public void It_is_reported_in_words()
    {
        new AliasRoute("4").ToString().ShouldBe("version 4");
        Canary.ToString().ShouldBe("version 4, 10 % to version 5");
        new AliasRoute("4", "5", 0.125).ToString().ShouldBe("version 4, 12.5 % to version 5");
    }
}
