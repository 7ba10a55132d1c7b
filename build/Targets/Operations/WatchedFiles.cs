using System.Threading.Channels;

namespace AiChef.Targets.Operations;

/// <summary>
/// Tells which files of folders change, in batches: what an editor or Git writes at once belongs together.
/// </summary>
internal sealed class WatchedFiles : IDisposable
{
    /// <summary>Stands for any file, when more changed than could be noticed.</summary>
    internal const string Unknown = "";

    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(50);

    private readonly Channel<string> _changed = Channel.CreateUnbounded<string>();
    private readonly List<FileSystemWatcher> _watchers;
    private readonly string _root;
    private readonly TimeProvider _time;

    /// <summary>Begins to watch.</summary>
    /// <param name="root">The folder to which paths are relative.</param>
    /// <param name="folders">The folders, relative to it.</param>
    /// <param name="time">The clock.</param>
    internal WatchedFiles(string root, IEnumerable<string> folders, TimeProvider time)
    {
        (_root, _time) = (root, time);
        _watchers = [.. folders.Select(Watch)];
    }

    public void Dispose() => _watchers.ForEach(static watcher => watcher.Dispose());

    /// <summary>Waits for a change.</summary>
    /// <returns>The paths of all files that changed until nothing more did, relative and with slashes.</returns>
    internal async Task<IReadOnlyCollection<string>> NextAsync(CancellationToken cancellationToken)
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal)
        {
            await _changed.Reader.ReadAsync(cancellationToken),
        };
        do
        {
            while (_changed.Reader.TryRead(out var path))
            {
                paths.Add(path);
            }
            await Task.Delay(Quiet, _time, cancellationToken);
        } while (_changed.Reader.TryPeek(out _));
        return paths;
    }

    private FileSystemWatcher Watch(string folder)
    {
        var watcher = new FileSystemWatcher(Path.Combine(_root, folder))
        {
            IncludeSubdirectories = true,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite,
        };
        watcher.Changed += (_, change) => Notice(change.FullPath);
        watcher.Created += (_, change) => Notice(change.FullPath);
        watcher.Deleted += (_, change) => Notice(change.FullPath);
        watcher.Renamed += (_, change) =>
        {
            Notice(change.OldFullPath);
            Notice(change.FullPath);
        };
        watcher.Error += (_, _) => _changed.Writer.TryWrite(Unknown);
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    private void Notice(string path)
    {
        var relative = Path.GetRelativePath(_root, path).Replace(Path.DirectorySeparatorChar, '/');
        if (IsSource(relative.Split('/')))
        {
            _changed.Writer.TryWrite(relative);
        }
    }

    /// <summary>No output of a compiler, and none of the files that editors write beside one.</summary>
    private static bool IsSource(string[] parts) =>
        !parts.Any(static part => part is "bin" or "obj" || part.StartsWith('.'))
        && Path.GetExtension(parts[^1]) is { Length: > 1 } extension
        && !extension.EndsWith('~')
        && extension is not (".swp" or ".swx" or ".tmp");
}
