namespace AiChef.Targets.Notifications;

/// <summary>
/// The commit that is checked out, read from git's files: starting git for it is a noticeable part of a short run.
/// </summary>
/// <remarks>https://git-scm.com/docs/gitrepository-layout</remarks>
internal static class GitHead
{
    private const string Reference = "ref: ";

    /// <summary>Finds it.</summary>
    /// <param name="folder">A folder of the work tree.</param>
    /// <returns>Null if these files do not say, as in a repository that keeps its references as tables.</returns>
    public static string? Find(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            var entry = Path.Combine(current.FullName, ".git");
            if (Directory.Exists(entry))
            {
                return Read(entry);
            }
            // A linked work tree, or a submodule.
            if (TextOf(entry) is { } text)
            {
                return text.StartsWith("gitdir: ", StringComparison.Ordinal)
                    ? Read(Path.Combine(current.FullName, text["gitdir: ".Length..]))
                    : null;
            }
        }
        return null;
    }

    private static string? Read(string own)
    {
        var shared = TextOf(Path.Combine(own, "commondir")) is { } relative ? Path.Combine(own, relative) : own;
        var head = TextOf(Path.Combine(own, "HEAD"));
        if (head?.StartsWith(Reference, StringComparison.Ordinal) == true)
        {
            var name = head[Reference.Length..];
            head = TextOf(Path.Combine(shared, name)) ?? Packed(Path.Combine(shared, "packed-refs"), name);
        }
        // SHA-1 or SHA-256; anything else, such as a reference to a reference, is for git to read.
        return head is { Length: 40 or 64 } && head.All(char.IsAsciiHexDigitLower) ? head : null;
    }

    private static string? Packed(string file, string name) =>
        TextOf(file)
            ?.Split('\n')
            .FirstOrDefault(line => line.EndsWith($" {name}", StringComparison.Ordinal))
            ?.Split(' ')[0];

    private static string? TextOf(string file) => File.Exists(file) ? File.ReadAllText(file).Trim() : null;
}
