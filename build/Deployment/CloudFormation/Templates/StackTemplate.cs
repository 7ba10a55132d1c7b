using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AiChef.Templates;

namespace AiChef.Deployment.CloudFormation.Templates;

/// <summary>A template read from a file and checked as far as it can be without AWS.</summary>
public sealed class StackTemplate
{
    /// <summary>The longest template in a request, in bytes of UTF-8.</summary>
    /// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html</remarks>
    public const int InlineLimit = 51_200;

    /// <summary>
    /// The longest template, in bytes of UTF-8; one longer than <see cref="InlineLimit"/> goes through a bucket.
    /// </summary>
    public const int UploadLimit = 1_048_576;

    // What has been read without a problem, by its text: a run reads a template to check its environments, to check the
    // conventions of each, to check the run, and to deploy it.
    private static readonly ConcurrentDictionary<string, StackTemplate> Checked = new(StringComparer.Ordinal);

    private static TemplateMemory? _memory;

    private StackTemplate(string displayPath, string body, TemplateNode root)
    {
        DisplayPath = displayPath;
        Body = body;
        Root = root;
        Parameters = (root["Parameters"]?.Entries ?? []).ToDictionary(
            e => e.Key,
            e => ParameterFrom(e.Key, e.Value),
            StringComparer.Ordinal
        );
        Resources = root["Resources"]!
            .Entries.Where(e => !Expansion.IsOne(e.Key))
            .ToDictionary(
                e => e.Key,
                e => new TemplateResource(e.Key, e.Value["Type"]?.Scalar ?? "", e.Value.Line),
                StringComparer.Ordinal
            );
        IsExpandedByAws = Expansion.IsIn(root);
        IsResolvedByAws =
            IsExpandedByAws
            || Parameters.Values.Any(p => p.IsResolvedByAws)
            || Resources.Values.Any(static resource => resource.IsResolvedByAws)
            || ResolvedByAws.IsIn(root);
    }

    private StackTemplate(string displayPath, StackTemplate same)
    {
        DisplayPath = displayPath;
        (Body, Root, Parameters, Resources) = (same.Body, same.Root, same.Parameters, same.Resources);
        (IsExpandedByAws, IsResolvedByAws) = (same.IsExpandedByAws, same.IsResolvedByAws);
    }

    /// <summary>The path in messages.</summary>
    public string DisplayPath { get; }

    /// <summary>The text as it is sent.</summary>
    public string Body { get; }

    /// <summary>The whole document.</summary>
    internal TemplateNode Root { get; }

    /// <summary>The size in bytes of UTF-8.</summary>
    public int Size => Encoding.UTF8.GetByteCount(Body);

    /// <summary>The declared parameters by name.</summary>
    public IReadOnlyDictionary<string, TemplateParameter> Parameters { get; }

    /// <summary>The declared resources by logical id.</summary>
    public IReadOnlyDictionary<string, TemplateResource> Resources { get; }

    /// <summary>
    /// True when AWS writes part of the template itself: transforms, macros and loops. What it declares is then known
    /// to AWS alone.
    /// </summary>
    public bool IsExpandedByAws { get; }

    /// <summary>
    /// True when AWS resolves part of the template at deployment, so that an equal text does not prove an equal stack.
    /// </summary>
    public bool IsResolvedByAws { get; }

    /// <summary>True when a resource with a name of its own stays after its stack.</summary>
    internal bool KeepsNamedResources => KeptNames.Any();

    /// <summary>The name property, and its value, of each such resource.</summary>
    internal IEnumerable<(string Property, TemplateNode Name)> KeptNames =>
        from resource in Root["Resources"]!.Entries
        where resource.Value["DeletionPolicy"]?.Scalar is "Retain" or "RetainExceptOnCreate"
        let property = ResourceNames.PropertyOf(resource.Value, resource.Value["Type"]?.Scalar ?? "")
        where property is not null
        select (property, resource.Value["Properties"]![property]!);

    /// <summary>The same template with another logical id for one of its resources.</summary>
    internal StackTemplate Renamed(string logicalId, string other) =>
        Parse(Regex.Replace(Body, $@"(?<!\w){Regex.Escape(logicalId)}(?!\w)", other), DisplayPath);

    /// <summary>From here on, what was read without a problem in an earlier run is not read again.</summary>
    public static void Remember(TemplateMemory memory) => _memory = memory;

    /// <summary>Reads and checks a template.</summary>
    /// <param name="path">The file.</param>
    /// <param name="displayPath">The path in messages.</param>
    /// <exception cref="DeploymentException">The file is missing, too large, malformed or not a template.</exception>
    public static StackTemplate Load(string path, string displayPath)
    {
        if (!File.Exists(path))
        {
            throw DeploymentException.Configuration($"{displayPath}: there is no such template");
        }

        return Parse(File.ReadAllText(path), displayPath);
    }

    /// <summary>Checks the text of a template.</summary>
    /// <exception cref="DeploymentException">It is too large, malformed or not a template.</exception>
    public static StackTemplate Parse(string body, string displayPath)
    {
        var size = Encoding.UTF8.GetByteCount(body);
        if (size > UploadLimit)
        {
            throw DeploymentException.Configuration(
                $"{displayPath}: the template has {size:N0} bytes, CloudFormation "
                    + $"accepts at most {UploadLimit:N0}; split it into two stacks"
            );
        }

        var known = Checked.GetOrAdd(body, Check, displayPath);
        return known.DisplayPath == displayPath ? known : new StackTemplate(displayPath, known);
    }

    private static StackTemplate Check(string body, string displayPath)
    {
        if (_memory?.Find(body) is { } known)
        {
            return new StackTemplate(displayPath, body, known);
        }

        var root = Read(body, displayPath);
        var problems = TemplateShape
            .ProblemsOf(root)
            .Concat(PlainTexts.ProblemsOf(root))
            .Select(problem => new SourceProblem(displayPath, problem.Line, problem.Text))
            .OrderBy(static problem => problem.Line)
            .ToList();
        if (problems.Count > 0)
        {
            throw DeploymentException.Mistakes(problems);
        }

        _memory?.Keep(body, root);
        return new StackTemplate(displayPath, body, root);
    }

    private static TemplateNode Read(string body, string displayPath)
    {
        try
        {
            return TemplateReader.Read(body);
        }
        catch (TemplateSyntaxException e)
        {
            throw DeploymentException.Mistakes([new SourceProblem(displayPath, e.Line, e.Message)], e);
        }
    }

    private static TemplateParameter ParameterFrom(string name, TemplateNode node) =>
        new()
        {
            Name = name,
            Line = node.Line,
            Type = node["Type"]?.Scalar ?? "String",
            Default = node["Default"]?.Scalar,
            AllowedValues = node["AllowedValues"]?.Items.Select(i => i.Scalar ?? "").ToList() ?? [],
            AllowedPattern = node["AllowedPattern"]?.Scalar,
            Length = new(BoundOf(node["MinLength"]), BoundOf(node["MaxLength"])),
            Range = new(BoundOf(node["MinValue"]), BoundOf(node["MaxValue"])),
            NoEcho = string.Equals(node["NoEcho"]?.Scalar, "true", StringComparison.OrdinalIgnoreCase),
        };

    private static double? BoundOf(TemplateNode? node) =>
        double.TryParse(node?.Scalar, CultureInfo.InvariantCulture, out var bound) ? bound : null;
}
