using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>
/// Resolves functions and dynamic references.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
/// </summary>
internal sealed partial class Evaluator(
    Template template,
    PseudoParameters pseudo,
    IReadOnlyDictionary<string, JsonNode?> parameters,
    IResourceValues resources
)
{
    /// <summary>A value that is not known before the change set is executed.</summary>
    public const string Unknown = "{{changeSet:KNOWN_AFTER_APPLY}}";

    /// <summary>
    /// The result of AWS::NoValue: the property or item that holds it is left out. Never put into a tree.
    /// </summary>
    public static readonly JsonNode NoValue = new JsonObject();

    private const long MostCharacters = 32L * 1024 * 1024;
    private long _characters;

    private readonly Dictionary<string, bool> _conditions = new(StringComparer.Ordinal);

    public Template Template => template;

    /// <summary>A new tree with every function resolved; <see cref="NoValue"/> when nothing is left.</summary>
    public JsonNode? Evaluate(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject tree:
                if (tree.Count == 1)
                {
                    var (name, argument) = tree.First();
                    if (name == "Ref" || name.StartsWith("Fn::", StringComparison.Ordinal))
                    {
                        return Call(name, argument);
                    }
                }

                return Members(tree);
            case JsonArray list:
                return Items(list);
            case JsonValue value
                when value.TryGetValue<string>(out var text) && text.Contains("{{resolve:", StringComparison.Ordinal):
                return DynamicReferences.Resolve(text, resources.Dynamic);
            default:
                return node?.DeepClone();
        }
    }

    /// <summary>The properties of a resource, resolved; members without a value are left out.</summary>
    public JsonObject Properties(ResourceDeclaration resource) =>
        // an Fn::If may choose all of them
        Evaluate(resource.Properties) as JsonObject
            is { } tree
        && !ReferenceEquals(tree, NoValue)
            ? tree
            : [];

    public string? Text(JsonNode? node)
    {
        var value = Evaluate(node);
        return ReferenceEquals(value, NoValue) ? null : Scalar(value);
    }

    /// <summary>Whether a condition holds; a missing name (null) always does.</summary>
    public bool Holds(string? condition)
    {
        if (condition is null)
        {
            return true;
        }

        if (!_conditions.TryGetValue(condition, out var holds))
        {
            holds = template.Conditions.TryGetPropertyValue(condition, out var body)
                ? Truth(body)
                : throw CloudFormationErrors.Validation(
                    $"Template format error: Unresolved condition dependency {condition}"
                );
            _conditions[condition] = holds;
        }

        return holds;
    }

    public static string Scalar(JsonNode? value) =>
        value switch
        {
            null => "",
            JsonValue scalar => scalar.Text() ?? "",
            _ => value.ToJsonString(),
        };

    private JsonObject Members(JsonObject tree)
    {
        var result = new JsonObject();
        foreach (var (name, member) in tree)
        {
            var value = Evaluate(member);
            if (!ReferenceEquals(value, NoValue))
            {
                result[name] = value;
            }
        }

        return result;
    }

    private JsonArray Items(JsonArray list)
    {
        var result = new JsonArray();
        foreach (var item in list)
        {
            var value = Evaluate(item);
            if (!ReferenceEquals(value, NoValue))
            {
                result.Add(value);
            }
        }

        return result;
    }

    private JsonNode? Call(string name, JsonNode? argument) =>
        name switch
        {
            "Ref" => Reference(argument.Text() ?? ""),
            "Fn::GetAtt" => Attribute(argument),
            "Fn::Sub" => Substitute(argument),
            "Fn::Join" => Join(argument),
            "Fn::Select" => Select(argument),
            "Fn::Split" => Split(argument),
            "Fn::If" => If(argument),
            "Fn::FindInMap" => FindInMap(argument),
            "Fn::ImportValue" => resources.Import(Text(argument) ?? ""),
            "Fn::Base64" => Text(argument) is { } text
                ? text == Unknown
                    ? Unknown
                    : Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text))
                : "",
            "Fn::GetAZs" => Zones(argument),
            "Fn::Cidr" => Cidr(argument),
            "Fn::Length" => Length(argument),
            "Fn::ToJsonString" => Evaluate(argument) is { } value
                ? (
                    value is JsonValue scalar && Scalar(scalar) == Unknown
                        ? Unknown
                        : LanguageExtensions.JsonText(value)
                )
                : "null",
            "Fn::And" or "Fn::Or" or "Fn::Not" or "Fn::Equals" => Truth(
                new JsonObject { [name] = argument?.DeepClone() }
            )
                ? "true"
                : "false",
            "Fn::Transform" => throw CloudFormationErrors.Validation(
                $"LocalCloud does not model the transform of an Fn::Transform: {argument?.ToJsonString()}"
            ),
            _ => throw CloudFormationErrors.Validation($"Template error: LocalCloud does not know the function {name}"),
        };

    private JsonNode? Reference(string name)
    {
        if (parameters.TryGetValue(name, out var parameter))
        {
            if (parameter is JsonValue given && Scalar(given) == PseudoParameters.NoValueName)
            {
                return NoValue;
            }

            return parameter is JsonValue value && Scalar(value).Contains("{{resolve:", StringComparison.Ordinal)
                ? DynamicReferences.Resolve(Scalar(value), resources.Dynamic)
                : parameter?.DeepClone();
        }

        return PseudoParameters.IsKnown(name) ? pseudo.Value(name) : resources.Reference(name);
    }

    private JsonNode? Attribute(JsonNode? argument)
    {
        var parts = TemplateReferences.AttributeParts(argument);
        return
            parts is [var id, var attribute]
            && id.Text() is { Length: > 0 } name
            && Text(attribute) is { Length: > 0 } path
            ? resources.Attribute(name, path)
            : throw CloudFormationErrors.Validation(
                "Template error: every Fn::GetAtt object requires two non-empty "
                    + "parameters, the resource name and the resource attribute"
            );
    }

    private JsonNode? If(JsonNode? argument)
    {
        if (argument is not JsonArray { Count: 3 } list || list[0] is not JsonValue name)
        {
            throw CloudFormationErrors.Validation(FunctionShapes.If);
        }

        return template.Conditions.ContainsKey(name.ToString())
            ? Evaluate(Holds(name.ToString()) ? list[1] : list[2])
            : throw CloudFormationErrors.Validation(
                $"Template error: unresolved condition dependency {name} in Fn::If"
            );
    }
}
