using Nuke.Common.IO;
using Nuke.Common.Utilities;

namespace Nuke.Common.Git;

/// <summary>The .git folder of a repository; a linked work tree, where .git is a file, counts as none.</summary>
internal sealed class GitFolder
{
    private const string FallbackRemote = "origin";
    private readonly AbsolutePath _folder;

    private GitFolder(AbsolutePath workTree)
    {
        WorkTree = workTree;
        _folder = workTree / ".git";
    }

    internal AbsolutePath WorkTree { get; }

    /// <summary>The ref that is checked out, or a commit when detached.</summary>
    internal string Head => File.ReadAllText(_folder / "HEAD").TrimStart("ref: ").Trim();

    internal static GitFolder Find(AbsolutePath directory)
    {
        for (var current = directory; current is not null; current = current.Parent)
        {
            if (Directory.Exists(current / ".git"))
            {
                return new GitFolder(current);
            }
        }

        throw new ArgumentException($"No parent Git directory for '{directory}'");
    }

    /// <summary>Where a branch is pulled from; nothing without both, which is also so of a detached head.</summary>
    internal (string Name, string Branch) RemoteOf(string branch)
    {
        if (branch is null)
        {
            return (null, null);
        }

        var values = Section($"[branch \"{branch}\"]")
            .Select(x => x.Split('='))
            .ToDictionary(x => x[0].Trim(), x => x[1].Trim(), StringComparer.Ordinal);
        return values.TryGetValue("remote", out var remote) && values.TryGetValue("merge", out var merge)
            ? (remote, merge.TrimStart("refs/heads/"))
            : (null, null);
    }

    internal string UrlOf(string remote) =>
        Section($"[remote \"{remote ?? FallbackRemote}\"]")
            .SingleOrDefault(x => x.StartsWith("url = ", StringComparison.OrdinalIgnoreCase))
            ?.Split('=')[1]
            .Trim();

    internal string CommitOf(string head)
    {
        if (!head.StartsWith("refs/heads/", StringComparison.Ordinal))
        {
            return head;
        }

        return File.Exists(_folder / head)
            ? File.ReadAllLines(_folder / head)[0]
            : PackedRefs().FirstOrDefault(x => x.Name == head).Commit.NotNull("Could not find commit information");
    }

    internal List<string> TagsOf(string commit)
    {
        if (commit is null)
        {
            return [];
        }

        var folder = _folder / "refs" / "tags";
        var loose = folder
            .GlobFiles("**/*")
            .Where(x => File.ReadAllText(x).Trim() == commit)
            .Select(x => Path.GetRelativePath(folder, x).Replace('\\', '/'));
        var packed = PackedRefs()
            .Where(x => x.Commit == commit && x.Name.StartsWith("refs/tags", StringComparison.OrdinalIgnoreCase))
            .Select(x => x.Name.TrimStart("refs/tags/"));
        return [.. loose, .. packed];
    }

    private IEnumerable<string> Section(string head) =>
        File.ReadAllLines(_folder / "config")
            .Select(x => x.Trim())
            .SkipWhile(x => x != head)
            .Skip(1)
            .TakeWhile(x => !x.StartsWith('['));

    private IEnumerable<(string Commit, string Name)> PackedRefs()
    {
        var file = _folder / "packed-refs";
        return File.Exists(file)
            ? File.ReadAllLines(file)
                .Where(x => !x.StartsWith('#') && !x.StartsWith('^'))
                .Select(x => x.Split(' '))
                .Select(x => (x[0], x[1]))
            : [];
    }
}
