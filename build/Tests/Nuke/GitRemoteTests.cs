using Nuke.Common.Git;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Nuke;

public sealed class GitRemoteTests
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
}
