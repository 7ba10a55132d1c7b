using Nuke.Common.Git;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Nuke;

public sealed class GitRepositoryTests
{
    private const string Commit = "0123456789012345678901234567890123456789";

    [Theory]
    [InlineData("https://github.com/owner/name.git", GitProtocol.Https)]
    [InlineData("https://github.com/owner/name", GitProtocol.Https)]
    [InlineData("git@github.com:owner/name.git", GitProtocol.Ssh)]
    [InlineData("ssh://git@github.com/owner/name", GitProtocol.Ssh)]
    public void A_remote_is_read_from_its_URL(string url, GitProtocol protocol)
    {
        var repository = GitRepository.FromUrl(url);

        repository.Protocol.ShouldBe(protocol);
        repository.Identifier.ShouldBe("owner/name");
        repository.HttpsUrl.ShouldBe("https://github.com/owner/name.git");
        repository.SshUrl.ShouldBe("git@github.com:owner/name.git");
    }

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
    public void The_remote_is_the_one_that_the_branch_is_pulled_from()
    {
        using var folder = new FixtureRepository();
        folder.Write(".git/HEAD", "ref: refs/heads/main\n");
        folder.Write(".git/refs/heads/main", Commit + "\n");
        folder.Write(
            ".git/config",
            """
            [remote "origin"]
            	url = git@github.com:fork/name.git
            [remote "upstream"]
            	url = git@github.com:owner/name.git
            [branch "main"]
            	remote = upstream
            	merge = refs/heads/trunk

            """
        );

        var repository = GitRepository.FromLocalDirectory(folder.Folder);

        (repository.RemoteName, repository.RemoteBranch).ShouldBe(("upstream", "trunk"));
        repository.Identifier.ShouldBe("owner/name");
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
