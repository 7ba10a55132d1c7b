using Nuke.Common.IO;

namespace Nuke.Common.Git;

/// <summary>The .git folder of a work tree, also of a linked one.</summary>
internal sealed class GitFolder
{
    private readonly string _folder;
    private readonly string _shared;

    private GitFolder(AbsolutePath workTree, string folder)
    {
        WorkTree = workTree;
        _folder = folder;
        var commonDirectory = Path.Combine(folder, "commondir");
        _shared = File.Exists(commonDirectory) ? Path.GetFullPath(File.ReadAllText(commonDirectory).Trim(), folder) : folder;
    }

    internal AbsolutePath WorkTree { get; }

    /// <summary>The ref that is checked out, or a commit when detached.</summary>
    internal string Head
    {
        get
        {
            var text = File.ReadAllText(Path.Combine(_folder, "HEAD")).Trim();
            return text.StartsWith("ref: ", StringComparison.Ordinal) ? text["ref: ".Length..] : text;
        }
    }

    internal (string Name, string Url) Remote
    {
        get
        {
            var config = Path.Combine(_shared, "config");
            string remote = null;
            foreach (var line in File.Exists(config) ? File.ReadAllLines(config).Select(x => x.Trim()) : [])
            {
                if (line.StartsWith('['))
                    remote = line.StartsWith("[remote \"", StringComparison.Ordinal) ? line["[remote \"".Length..].TrimEnd(']', '"') : null;
                else if (remote is not null && line.StartsWith("url", StringComparison.Ordinal))
                    return (remote, line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim());
            }

            return (null, null);
        }
    }

    internal static GitFolder Find(AbsolutePath directory)
    {
        for (var current = directory; current is not null; current = current.Parent)
        {
            var entry = current / ".git";
            if (Directory.Exists(entry))
                return new GitFolder(current, entry);
            if (File.Exists(entry))
                return new GitFolder(current, Path.GetFullPath(File.ReadAllText(entry).Trim()["gitdir: ".Length..], current));
        }

        throw new ArgumentException($"No parent Git directory for '{directory}'");
    }

    internal string CommitOf(string head)
    {
        if (!head.StartsWith("refs/", StringComparison.Ordinal))
            return head;
        foreach (var file in (string[])[Path.Combine(_folder, head), Path.Combine(_shared, head)])
        {
            if (File.Exists(file))
                return File.ReadAllText(file).Trim();
        }

        return PackedRefs().FirstOrDefault(x => x.Name == head).Commit;
    }

    internal List<string> TagsOf(string commit)
    {
        var folder = Path.Combine(_shared, "refs", "tags");
        var loose = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(x => File.ReadAllText(x).Trim() == commit).Select(x => Path.GetRelativePath(folder, x).Replace('\\', '/'))
            : [];
        var packed = PackedRefs().Where(x => x.Commit == commit && x.Name.StartsWith("refs/tags/", StringComparison.Ordinal)).Select(x => x.Name["refs/tags/".Length..]);
        return loose.Concat(packed).Distinct(StringComparer.Ordinal).ToList();
    }

    private IEnumerable<(string Commit, string Name)> PackedRefs()
    {
        var file = Path.Combine(_shared, "packed-refs");
        return File.Exists(file)
            ? File.ReadAllLines(file).Where(x => x.Length > 41 && x[0] is not ('#' or '^')).Select(x => (x[..40], x[41..]))
            : [];
    }
}
