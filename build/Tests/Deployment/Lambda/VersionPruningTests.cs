using AiChef.Deployment.Lambda;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Lambda;

public sealed class VersionPruningTests
{
    [Theory]
    [InlineData("$LATEST 1 2 3 4 5", "5", "")]
    [InlineData("$LATEST 1 2 3 4 5 6 7", "7", "1 2")]
    [InlineData("$LATEST 1 2 3 4 5 6 7", "7 1", "2")]
    [InlineData("$LATEST 8 9 10 11 12 13", "8", "")]
    [InlineData("$LATEST 8 9 10 11 12 13", "13", "8")]
    [InlineData("$LATEST", "", "")]
    public void The_newest_five_and_what_is_needed_stay(string versions, string needed, string superfluous) =>
        VersionPruning.Superfluous(Words(versions), Words(needed)).ShouldBe(Words(superfluous));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
