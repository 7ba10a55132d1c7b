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

    [Theory]
    [InlineData("file", "symbolic-ref HEAD refs/heads/main")]
    [InlineData("list", "pack-refs --all")]
    [InlineData("head", "checkout --quiet --detach")]
    [InlineData("other reference", "symbolic-ref HEAD refs/heads/alias")]
    public async Task Wherever_git_keeps_the_commit_it_is_found(string form, string command)
    {
        var folder = Directory.CreateTempSubdirectory($"repository {form} ").FullName;
        var tree = Path.Combine(folder, "tree");
        try
        {
            await CommitAsync("init --quiet -b main");
            await CommitAsync("symbolic-ref refs/heads/alias refs/heads/main");
            await RepositoryRoot.GitInAsync(folder, command.Split(' '));
            await CommitAsync("worktree add --quiet -b other tree", tree);

            foreach (var root in new[] { folder, tree })
            {
                var below = Directory.CreateDirectory(Path.Combine(root, "below")).FullName;
                var head = (await RepositoryRoot.GitInAsync(root, "rev-parse", "HEAD")).Trim();
                RunOrigins.Find(null, below).Commit.ShouldBe(head);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        async Task CommitAsync(string before, string? where = null)
        {
            await RepositoryRoot.GitInAsync(folder, before.Split(' '));
            string[] author = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
            await RepositoryRoot.GitInAsync(
                where ?? folder,
                [.. author, "commit", "-q", "--allow-empty", "-m", before]
            );
        }
    }
}
