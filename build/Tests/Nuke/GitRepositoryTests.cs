using Nuke.Common.Git;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Nuke;

public sealed class GitRepositoryTests
{
    private const string Commit = "0123456789012345678901234567890123456789";

    [Fact]
    public void Branch_and_commit_are_read_from_the_files_of_git()
    {
        using var folder = new FixtureRepository();
        folder.Write(".git/HEAD", "ref: refs/heads/feature/x\n");
        folder.Write(".git/refs/heads/feature/x", Commit + "\n");
        folder.Write(
            ".git/config",
            "[core]\n\tbare = false\n[remote \"origin\"]\n\turl = git@github.com:owner/name.git\n"
        );

        var repository = GitRepository.FromLocalDirectory(folder.Folder);

        repository.Branch.ShouldBe("feature/x");
        repository.IsOnFeatureBranch().ShouldBeTrue();
        repository.IsOnMainBranch().ShouldBeFalse();
        repository.Commit.ShouldBe(Commit);
        repository.Identifier.ShouldBe("owner/name");
        (repository.RemoteName, repository.RemoteBranch).ShouldBe((null, null));
    }

    [Fact]
    public void A_linked_work_tree_is_no_repository()
    {
        using var folder = new FixtureRepository();
        folder.Write(".git", "gitdir: /elsewhere/.git/worktrees/linked\n");

        Should.Throw<Exception>(() => GitRepository.FromLocalDirectory(folder.Folder));
    }

    [Fact]
    public void A_commit_may_stand_among_the_packed_refs()
    {
        using var folder = new FixtureRepository();
        folder.Write(".git/HEAD", "ref: refs/heads/main\n");
        folder.Write(".git/config", "[core]\n");
        folder.Write(
            ".git/packed-refs",
            $"# pack-refs with: peeled\n{Commit} refs/heads/main\n{Commit} refs/tags/v1\n"
        );

        var repository = GitRepository.FromLocalDirectory(folder.Folder);

        repository.Commit.ShouldBe(Commit);
        repository.Tags.ShouldBe(["v1"]);
    }
}
