using Nuke.Common.CI;
using Nuke.Common.IO;
using Nuke.Common.Utilities;

namespace Nuke.Common.Git;

/// <summary>Read from the files of .git, without running git; branch and commit come from the CI host first.</summary>
public class GitRepository
{
    public GitRepository(
        GitProtocol? protocol,
        string endpoint,
        string identifier,
        string branch,
        AbsolutePath localDirectory,
        string head,
        string commit,
        IReadOnlyCollection<string> tags,
        string remoteName,
        string remoteBranch
    )
    {
        Protocol = protocol;
        Endpoint = endpoint;
        Identifier = identifier;
        Branch = branch;
        LocalDirectory = localDirectory;
        Head = head;
        Commit = commit;
        Tags = tags;
        RemoteName = remoteName;
        RemoteBranch = remoteBranch;
    }

    public GitProtocol? Protocol { get; }

    public string Endpoint { get; }

    public string Identifier { get; }

    public string Branch { get; }

    public AbsolutePath LocalDirectory { get; }

    public string Head { get; }

    public string Commit { get; }

    public IReadOnlyCollection<string> Tags { get; }

    public string RemoteName { get; }

    public string RemoteBranch { get; }

    public string HttpsUrl => Endpoint is null ? null : $"https://{Endpoint}/{Identifier}.git";

    public string SshUrl => Endpoint is null ? null : $"git@{Endpoint}:{Identifier}.git";

    public static GitRepository FromUrl(string url, string branch = null)
    {
        var (protocol, endpoint, identifier) = RemoteUrl.Parse(url);
        return new GitRepository(protocol, endpoint, identifier, branch, null, null, null, null, null, null);
    }

    public static GitRepository FromLocalDirectory(AbsolutePath directory)
    {
        var folder = GitFolder.Find(directory);
        var head = folder.Head;
        var server = Host.Instance as IBuildServer;
        var branch = (server?.Branch ?? (head.StartsWith("refs/heads/", StringComparison.Ordinal) ? head : null))
            ?.TrimStart("refs/heads/")
            .TrimStart("origin/");
        var commit = server?.Commit ?? folder.CommitOf(head);
        var tags = folder.TagsOf(commit);
        var (remote, remoteBranch) = folder.RemoteOf(branch);
        var (protocol, endpoint, identifier) = folder.UrlOf(remote) is { } url
            ? RemoteUrl.Parse(url)
            : (null, null, null);
        return new GitRepository(
            protocol,
            endpoint,
            identifier,
            branch,
            folder.WorkTree,
            head,
            commit,
            tags,
            remote,
            remoteBranch
        );
    }

    public GitRepository SetBranch(string branch) =>
        new(Protocol, Endpoint, Identifier, branch, LocalDirectory, Head, Commit, Tags, RemoteName, RemoteBranch);

    public override string ToString() => (Protocol == GitProtocol.Https ? HttpsUrl : SshUrl).TrimEnd(".git");
}
