using YamlDotNet.RepresentationModel;

namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>A step as a workflow file has it; its texts still hold expressions.</summary>
internal sealed record StepText(
    string Name,
    string? Id,
    string? If,
    string? Uses,
    string? Run,
    IReadOnlyDictionary<string, string> With,
    IReadOnlyDictionary<string, string> Env
);

/// <summary>A job as a workflow file has it.</summary>
internal sealed record JobText(string Id, string? If, IReadOnlyList<string> Needs, IReadOnlyList<StepText> Steps);

/// <summary>
/// A workflow file. A key that would change how a job runs and that is not read here is refused, never overlooked.
/// </summary>
internal sealed class WorkflowFile
{
    private static readonly string[] WorkflowKeys =
    [
        "name",
        "run-name",
        "on",
        "permissions",
        "concurrency",
        "defaults",
        "jobs",
    ];
    private static readonly string[] JobKeys =
    [
        "name",
        "if",
        "needs",
        "runs-on",
        "timeout-minutes",
        "environment",
        "permissions",
        "concurrency",
        "steps",
    ];
    private static readonly string[] StepKeys = ["name", "id", "if", "uses", "with", "run", "env"];

    private readonly YamlMappingNode _root;

    private WorkflowFile(YamlMappingNode root) => _root = root;

    public string Name => Text(_root, "name")!;

    /// <summary>The ids of the jobs, in the order of the file.</summary>
    public IReadOnlyList<string> Jobs => [.. Map(_root, "jobs").Children.Keys.Select(key => key.ToString())];

    public static WorkflowFile Load(string path)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(path)));
        var root = Only((YamlMappingNode)stream.Documents[0].RootNode, WorkflowKeys);
        // The shell decides how a script is run; without "bash" the runner would leave out pipefail.
        return Text(Map(Map(root, "defaults"), "run"), "shell") == "bash"
            ? new WorkflowFile(root)
            : throw new FormatException($"{path}: only the shell bash is modelled");
    }

    public JobText Job(string id)
    {
        var job = Only(Map(Map(_root, "jobs"), id), JobKeys);
        return new JobText(
            id,
            Text(job, "if"),
            [.. List(job, "needs").Select(n => n.ToString())],
            [.. List(job, "steps").Select(s => Step((YamlMappingNode)s))]
        );
    }

    /// <summary>
    /// The context <c>inputs</c>: empty after a push; after a start by hand what was given, otherwise what the file has
    /// as default.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Inputs(string eventName, IReadOnlyDictionary<string, string> given)
    {
        var declared =
            eventName == "workflow_dispatch"
                ? Map(Map(Map(_root, "on"), "workflow_dispatch"), "inputs")
                : new YamlMappingNode();
        var names = declared.Children.Keys.Select(key => key.ToString()).ToList();
        if (given.Keys.Except(names, StringComparer.Ordinal).FirstOrDefault() is { } unexpected)
        {
            throw new ArgumentException($"the workflow has no input '{unexpected}' after a {eventName}", nameof(given));
        }

        return names.ToDictionary(name => name, Value, StringComparer.OrdinalIgnoreCase);

        object? Value(string name)
        {
            var input = Map(declared, name);
            var value = given.GetValueOrDefault(name) ?? Text(input, "default") ?? "";
            return Text(input, "type") == "boolean" ? value == "true" : value;
        }
    }

    private static StepText Step(YamlMappingNode step)
    {
        Only(step, StepKeys);
        return new StepText(
            Text(step, "name")!,
            Text(step, "id"),
            Text(step, "if"),
            Text(step, "uses"),
            Text(step, "run"),
            Texts(step, "with"),
            Texts(step, "env")
        );
    }

    private static YamlMappingNode Only(YamlMappingNode map, string[] keys) =>
        map.Children.Keys.Select(key => key.ToString()).Except(keys, StringComparer.Ordinal).FirstOrDefault()
            is { } unknown
            ? throw new FormatException($"the key '{unknown}' is not modelled")
            : map;

    private static YamlNode? Child(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(key, out var value) ? value : null;

    private static YamlMappingNode Map(YamlMappingNode map, string key) =>
        (YamlMappingNode?)Child(map, key) ?? new YamlMappingNode();

    private static IEnumerable<YamlNode> List(YamlMappingNode map, string key) =>
        (YamlSequenceNode?)Child(map, key) ?? [];

    private static string? Text(YamlMappingNode map, string key) => ((YamlScalarNode?)Child(map, key))?.Value;

    private static Dictionary<string, string> Texts(YamlMappingNode map, string key) =>
        Map(map, key)
            .Children.ToDictionary(
                pair => pair.Key.ToString(),
                pair => ((YamlScalarNode)pair.Value).Value ?? "",
                StringComparer.Ordinal
            );
}
