using AiChef.Targets.Notifications;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Notifications;

public sealed class RunOriginsTests
{
    [Fact]
    public async Task On_a_laptop_it_is_the_commit_that_is_checked_out()
    {
        var head = (await RepositoryRoot.GitAsync("rev-parse", "HEAD")).Trim();

        var origin = RunOrigins.Find(null, RepositoryRoot.Path);

        origin.Commit.ShouldBe(head);
        (origin.CommitLink, origin.RunLink).ShouldBe((null, null));
    }

    [Fact]
    public void Outside_a_repository_there_is_none()
    {
        var folder = Directory.CreateTempSubdirectory("no repository ").FullName;
        try
        {
            RunOrigins.Find(null, folder).Commit.ShouldBeNull();
        }
        finally
        {
            Directory.Delete(folder);
        }
    }
}
