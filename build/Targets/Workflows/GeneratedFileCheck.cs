namespace AiChef.Targets.Workflows;

/// <summary>Compares the generated files with those of a checkout.</summary>
/// <param name="root">The checkout.</param>
/// <param name="files">What should be there.</param>
internal sealed class GeneratedFileCheck(string root, IReadOnlyList<GeneratedFile> files)
{
    /// <summary>
    /// Every file that is stale, missing or left over, with what to tell of it; files written by hand are left alone.
    /// </summary>
    internal IReadOnlyList<(string Path, string Problem, IReadOnlyList<string> Difference)> Problems()
    {
        var problems = new List<(string Path, string Problem, IReadOnlyList<string> Difference)>();
        foreach (var file in files)
        {
            var path = Path.Combine(root, file.Path);
            if (!File.Exists(path))
            {
                problems.Add((file.Path, "missing", []));
            }
            else if (!file.IsIn(File.ReadAllBytes(path)))
            {
                problems.Add((file.Path, "stale", LineDifference.Of(File.ReadAllText(path), file.Text)));
            }
            else if (
                file.IsExecutable
                && !OperatingSystem.IsWindows()
                && !File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute)
            )
            {
                problems.Add((file.Path, "not executable", []));
            }
        }
        problems.AddRange(Leftovers().Select(path => (path, "left over", (IReadOnlyList<string>)[])));
        return problems;
    }

    /// <summary>Writes what differs, removes what is left over, and gives the paths of both.</summary>
    internal IReadOnlyList<string> Repair()
    {
        var problems = Problems();
        foreach (var (path, problem, _) in problems)
        {
            var full = Path.Combine(root, path);
            if (problem == "left over")
            {
                File.Delete(full);
                continue;
            }
            var file = files.Single(f => f.Path == path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, file.Text);
            if (file.IsExecutable && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(
                    full,
                    UnixFileMode.UserRead
                        | UnixFileMode.UserWrite
                        | UnixFileMode.UserExecute
                        | UnixFileMode.GroupRead
                        | UnixFileMode.GroupExecute
                        | UnixFileMode.OtherRead
                        | UnixFileMode.OtherExecute
                );
            }
        }
        return [.. problems.Select(p => p.Path)];
    }

    /// <summary>
    /// Files that an earlier build generated: workflows and templates by their head, scripts by their name.
    /// </summary>
    private IEnumerable<string> Leftovers()
    {
        var known = files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        return FilesIn(".github/workflows", "*.y*ml")
            .Concat(FilesIn("backend/infrastructure", "*.yaml"))
            .Where(IsGenerated)
            .Concat(FilesIn("backend/infrastructure", "deploy-*.sh"))
            .Where(path => !known.Contains(path));
    }

    private bool IsGenerated(string path) =>
        File.ReadLines(Path.Combine(root, path))
            .Take(5)
            .Any(line =>
                line.Contains(GeneratedFile.Command, StringComparison.Ordinal)
                || line.Contains(GeneratedFile.Marker, StringComparison.Ordinal)
            );

    private IEnumerable<string> FilesIn(string folder, string pattern) =>
        Directory.Exists(Path.Combine(root, folder))
            ? Directory
                .GetFiles(Path.Combine(root, folder), pattern)
                .Select(file => $"{folder}/{Path.GetFileName(file)}")
                .Order(StringComparer.Ordinal)
            : [];
}
