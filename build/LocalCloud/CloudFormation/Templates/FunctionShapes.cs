using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>
/// What the functions take, which AWS checks before it does anything.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
/// </summary>
internal static class FunctionShapes
{
    public const string Join =
        "Template error: every Fn::Join object requires two parameters, (1) a string delimiter and "
        + "(2) a list of strings to be joined or a function that "
        + "returns a list of strings (such as Fn::GetAZs) to be joined.";
    public const string Split =
        "Template error: every Fn::Split object requires two parameters, (1) a string "
        + "delimiter and (2) a string to be split or a function that returns a string to be split.";
    public const string Select =
        "Template error: Fn::Select requires a list argument with two elements: an integer index and a list";
    public const string Cidr =
        "Template error: every Fn::Cidr object requires two or three parameters: "
        + "an IP block, a count, and optionally the number of subnet bits";
    public const string FindInMap =
        "Template error: every Fn::FindInMap object requires three "
        + "parameters, the map name, map key and the attribute for return value";
    public const string If = "Template error: Fn::If requires a list argument with three elements";
    public const string Sub =
        "Template error: One or more Fn::Sub intrinsic functions don't specify expected "
        + "arguments. Specify a string as first argument, and an optional second "
        + "argument to specify a mapping of values to replace in the string";

    private const string Prefix = "Fn::";

    private static readonly string[] Known =
    [
        .. "Fn::Base64 Fn::GetAtt Fn::GetAZs Fn::ImportValue Fn::Join Fn::Split Fn::FindInMap Fn::Select".Split(' '),
        .. "Ref Fn::Equals Fn::If Fn::Not Condition Fn::And Fn::Or Fn::Contains Fn::EachMemberEquals".Split(' '),
        .. "Fn::EachMemberIn Fn::ValueOf Fn::ValueOfAll Fn::RefAll Fn::Sub Fn::Cidr".Split(' '),
    ];

    /// <summary>Functions that only a template with AWS::LanguageExtensions has.</summary>
    private static readonly string[] Extensions = ["Fn::Length", "Fn::ToJsonString"];

    /// <summary>Functions of AWS that LocalCloud does not model.</summary>
    private static readonly string[] Beyond = ["Fn::GetStackOutput"];

    /// <summary>Refuses functions in a tree that are none, or whose argument is of another kind.</summary>
    /// <param name="node">The tree.</param>
    /// <param name="isExtended">Whether the template uses AWS::LanguageExtensions.</param>
    public static void Check(JsonNode? node, bool isExtended)
    {
        if (node is JsonObject { Count: 1 } call && call.First() is var (name, argument))
        {
            CheckCall(name, argument, isExtended);
        }

        foreach (var inner in Children(node))
        {
            Check(inner, isExtended);
        }
    }

    private static IEnumerable<JsonNode?> Children(JsonNode? node) =>
        node switch
        {
            JsonObject tree => tree.Select(static member => member.Value),
            JsonArray list => list,
            _ => [],
        };

    private static void CheckCall(string name, JsonNode? argument, bool isExtended)
    {
        if (!name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (Beyond.Contains(name))
        {
            throw CloudFormationErrors.NotModelled($"the function {name}");
        }

        if (!Known.Contains(name) && !(isExtended && Extensions.Contains(name)))
        {
            throw CloudFormationErrors.Validation(
                $"Template Error: Encountered unsupported function: {name} "
                    + $"Supported functions are: [{string.Join(", ", Known)}]"
            );
        }

        if (Refusal(name, argument) is { } refusal)
        {
            throw CloudFormationErrors.Validation(refusal);
        }
    }

    private static string? Refusal(string name, JsonNode? argument)
    {
        var list = argument as JsonArray ?? [];
        return name switch
        {
            "Fn::Join" => list is [JsonValue, not JsonValue] ? null : Join,
            "Fn::Split" => list is [JsonValue delimiter, not JsonArray] && delimiter.Text() is { Length: > 0 }
                ? null
                : Split,
            "Fn::Select" => list is [{ } index, not JsonValue] && IsIndex(index) ? null : Select,
            "Fn::Cidr" => argument is JsonObject || list.Count is 2 or 3 ? null : Cidr,
            "Fn::FindInMap" => list.Count is 3 or 4 ? null : FindInMap,
            "Fn::If" => list is [JsonValue, _, _] ? null : If,
            "Fn::Sub" => argument is JsonValue || list is [JsonValue, JsonObject] ? null : Sub,
            "Fn::Base64" or "Fn::GetAZs" => argument is JsonArray
                ? $"Template error: every {name} object must have a String-typed value."
                : null,
            _ => null,
        };
    }

    private static bool IsIndex(JsonNode index) =>
        index is JsonObject
        || (
            index is JsonValue
            && int.TryParse(index.Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
        );
}
