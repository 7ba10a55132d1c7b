using System.Reflection;
using System.Text.RegularExpressions;

namespace AiChef.Tests.Folders;

/// <summary>A folder of a project uses another one.</summary>
/// <param name="From">The folder that uses.</param>
/// <param name="To">The folder that is used.</param>
internal readonly record struct FolderArrow(string From, string To)
{
    public override string ToString() => $"{From} -> {To}";
}

/// <summary>
/// Which folders of a project use which others. The compiled assembly tells by its signatures and method bodies, and
/// the sources by their <c>using</c> lines, since a constant of another folder leaves no trace in the assembly. A
/// folder is named as its namespace continues from the root, for instance <c>Stacks</c>, or <c>Stacks/Events</c> where
/// two levels are told apart.
/// </summary>
internal sealed partial class FolderArrows
{
    private readonly SortedDictionary<string, SortedSet<string>> _uses = new(StringComparer.Ordinal);
    private readonly Dictionary<FolderArrow, string> _examples = [];
    private readonly string _root;
    private readonly int _depth;
    private readonly IReadOnlyDictionary<string, string> _atRoot;

    private FolderArrows(string root, int depth, IReadOnlyDictionary<string, string> atRoot) =>
        (_root, _depth, _atRoot) = (root, depth, atRoot);

    /// <summary>All arrows, in order.</summary>
    public IReadOnlyList<FolderArrow> All =>
        [.. _uses.SelectMany(static uses => uses.Value.Select(to => new FolderArrow(uses.Key, to)))];

    /// <summary>Reads the arrows of a project.</summary>
    /// <param name="assembly">Its assembly.</param>
    /// <param name="root">The namespace of its topmost folder.</param>
    /// <param name="sources">The folder of its sources.</param>
    /// <param name="depth">How many levels of folders are told apart. Default 1, the folders at the top.</param>
    /// <param name="atRoot">What a type that is in no folder counts as, by its name. Default: each stands for
    /// itself.</param>
    public static FolderArrows Of(
        Assembly assembly,
        string root,
        string sources,
        int depth = 1,
        IReadOnlyDictionary<string, string>? atRoot = null
    )
    {
        var arrows = new FolderArrows(root, depth, atRoot ?? new Dictionary<string, string>());
        foreach (var type in assembly.GetTypes())
        {
            foreach (var used in UsedTypes.Of(type))
            {
                arrows.Add(type, used);
            }
        }

        arrows.AddUsingLines(sources);
        return arrows;
    }

    /// <summary>The arrows that are not among the allowed ones, each with an example.</summary>
    public IReadOnlyList<string> Forbidden(IReadOnlyDictionary<string, string[]> allowed) =>
        [
            .. All.Where(arrow => !allowed.GetValueOrDefault(arrow.From, []).Contains(arrow.To))
                .Select(arrow => $"{arrow}: {_examples[arrow]}"),
        ];

    /// <summary>The allowed arrows that nothing draws.</summary>
    public IReadOnlyList<string> Unused(IReadOnlyDictionary<string, string[]> allowed) =>
        [
            .. allowed
                .SelectMany(static each => each.Value.Select(to => new FolderArrow(each.Key, to)))
                .Where(arrow => !_examples.ContainsKey(arrow))
                .Select(static arrow => arrow.ToString()),
        ];

    /// <summary>The folders that use each other, directly or by way of others: one text for each circle.</summary>
    /// <param name="among">Which folders are looked at. Default all.</param>
    public IReadOnlyList<string> Circles(Func<string, bool>? among = null)
    {
        var reachable = _uses
            .Keys.Where(among ?? (static _ => true))
            .ToDictionary(static folder => folder, folder => Reachable(folder, among), StringComparer.Ordinal);
        return
        [
            .. reachable
                .Keys.Where(folder => reachable[folder].Contains(folder))
                .GroupBy(
                    folder =>
                        string.Join(
                            ", ",
                            reachable[folder]
                                .Where(other => reachable.GetValueOrDefault(other)?.Contains(folder) == true)
                                .Order(StringComparer.Ordinal)
                        ),
                    StringComparer.Ordinal
                )
                .Select(static circle => circle.Key),
        ];
    }

    private HashSet<string> Reachable(string folder, Func<string, bool>? among)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>([folder]);
        while (next.TryDequeue(out var from))
        {
            foreach (var to in _uses.GetValueOrDefault(from) ?? [])
            {
                if (among?.Invoke(to) != false && reached.Add(to))
                {
                    next.Enqueue(to);
                }
            }
        }

        return reached;
    }

    private void Add(Type user, Type used)
    {
        if (used.Assembly == user.Assembly && NodeOf(user) is { } from && NodeOf(used) is { } to)
        {
            Add(from, to, $"{Outermost(user).Name} uses {Outermost(used).Name}");
        }
    }

    private void Add(string from, string to, string example)
    {
        if (from == to)
        {
            return;
        }

        if (!_uses.TryGetValue(from, out var uses))
        {
            _uses[from] = uses = new(StringComparer.Ordinal);
        }

        uses.Add(to);
        _examples.TryAdd(new(from, to), example);
    }

    private void AddUsingLines(string sources)
    {
        foreach (
            var file in Directory
                .EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories)
                .Where(file =>
                    !Path.GetRelativePath(sources, file)
                        .Split(Path.DirectorySeparatorChar)[0]
                        .Equals("obj", StringComparison.Ordinal)
                )
        )
        {
            var text = File.ReadAllText(file);
            var name = Path.GetFileNameWithoutExtension(file);
            if (Node(NamespaceLine().Match(text).Groups["name"].Value, name.Split('.')[0]) is not { } from)
            {
                continue;
            }

            foreach (Match line in UsingLine().Matches(text))
            {
                var to = line.Groups["name"].Value;
                if (to != _root && Node(to, to) is { } folder)
                {
                    Add(from, folder, $"{Path.GetFileName(file)} has 'using {to}'");
                }
            }
        }
    }

    private string? NodeOf(Type type) => Node(Outermost(type).Namespace ?? "", Outermost(type).Name.Split('`')[0]);

    private string? Node(string of, string type)
    {
        if (of == _root)
        {
            return _atRoot.GetValueOrDefault(type, type);
        }

        return of.StartsWith(_root + ".", StringComparison.Ordinal)
            ? string.Join('/', of[(_root.Length + 1)..].Split('.').Take(_depth))
            : null;
    }

    private static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type;
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(
        @"^using (static )?(\w+ = )?(?<name>[\w.]+);",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex UsingLine();
}
