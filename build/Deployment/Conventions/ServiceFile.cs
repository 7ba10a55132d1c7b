using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>A template and the service it belongs to, in one environment.</summary>
/// <param name="Service">The service's name.</param>
/// <param name="Stack">The name of its stack.</param>
/// <param name="Needs">The services that are deployed before it.</param>
/// <param name="Template">The template.</param>
public sealed record ServiceFile(string Service, string Stack, IReadOnlyList<string> Needs, StackTemplate Template)
{
    private KnownTexts? _texts;

    private ServiceFile(ServiceFile other)
    {
        // All but the texts, which depend on the values.
        (Service, Stack, Needs, Template, Values) = (
            other.Service,
            other.Stack,
            other.Needs,
            other.Template,
            other.Values
        );
    }

    /// <summary>The values of the parameters that the environment gives, and of pseudo parameters.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    internal TemplateNode Root => Template.Root;

    internal string Path => Template.DisplayPath;

    /// <summary>The resources of a type.</summary>
    internal IEnumerable<NamedResource> Resources(string type) =>
        Root["Resources"]!
            .Entries.Where(entry => entry.Value["Type"]?.Scalar == type)
            .Select(static entry => new NamedResource(entry.Key, entry.Value));

    /// <summary>
    /// The text of a node in the environment; placeholders whose values only AWS knows stay in it. Null if it is none.
    /// </summary>
    internal string? TextOf(TemplateNode? node) => Texts.Of(node);

    /// <summary>A text of the template with the values of its placeholders, as far as they are known.</summary>
    internal string Filled(string text) => Texts.Filled(text);

    private KnownTexts Texts => _texts ??= Known();

    private KnownTexts Known()
    {
        var values = Template
            .Parameters.Values.Where(static parameter => parameter.Default is not null)
            .ToDictionary(
                static parameter => parameter.Name,
                static parameter => parameter.Default!,
                StringComparer.Ordinal
            );
        foreach (var (name, value) in Values)
        {
            values[name] = value;
        }
        values["AWS::StackName"] = Stack;
        return new KnownTexts(Root, values);
    }

    /// <summary>The same template in an environment whose names have another prefix.</summary>
    internal ServiceFile WithPrefix(string prefix, string other) =>
        this with
        {
            Stack = Replaced(Stack, prefix, other),
            Values = Values.ToDictionary(
                value => value.Key,
                value => Replaced(value.Value, prefix, other),
                StringComparer.Ordinal
            ),
        };

    /// <summary>The nodes that name exports.</summary>
    internal IEnumerable<TemplateNode> ExportNames =>
        (Root["Outputs"]?.Entries ?? [])
            .Select(static output => output.Value["Export"]?["Name"])
            .OfType<TemplateNode>();

    internal ConventionProblem Problem(TemplateNode at, string text, string fix) => new(Path, at.Line, text, fix);

    private static string Replaced(string text, string prefix, string other) =>
        text == prefix || text.StartsWith($"{prefix}-", StringComparison.Ordinal)
            ? other + text[prefix.Length..]
            : text;
}
