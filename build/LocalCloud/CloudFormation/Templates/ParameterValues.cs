using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>
/// Matches given values with declarations.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
/// </summary>
internal static class ParameterValues
{
    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(1);

    private static readonly string[] AwsTypes =
    [
        "AWS::EC2::AvailabilityZone::Name",
        "AWS::EC2::Image::Id",
        "AWS::EC2::Instance::Id",
        "AWS::EC2::KeyPair::KeyName",
        "AWS::EC2::SecurityGroup::GroupName",
        "AWS::EC2::SecurityGroup::Id",
        "AWS::EC2::Subnet::Id",
        "AWS::EC2::Volume::Id",
        "AWS::EC2::VPC::Id",
        "AWS::Route53::HostedZone::Id",
    ];

    public static bool IsKnownType(string type)
    {
        if (type.StartsWith("AWS::SSM::Parameter::Value<", StringComparison.Ordinal) && type.EndsWith('>'))
        {
            return IsKnownType(type["AWS::SSM::Parameter::Value<".Length..^1]);
        }

        if (type.StartsWith("List<", StringComparison.Ordinal) && type.EndsWith('>'))
        {
            return type[5..^1] is "Number" or "String" || AwsTypes.Contains(type[5..^1]);
        }

        return type is "String" or "Number" or "CommaDelimitedList" or "AWS::SSM::Parameter::Name"
            || AwsTypes.Contains(type);
    }

    /// <summary>The values of all declared parameters.</summary>
    /// <param name="cloud">The host, for SSM parameters.</param>
    /// <param name="scope">Account and region.</param>
    /// <param name="template">The template that declares them.</param>
    /// <param name="given">The request's Parameters.</param>
    /// <param name="previous">The stack's values, for UsePreviousValue; null when there is no stack yet.</param>
    public static IReadOnlyList<ParameterValue> Resolve(
        Cloud cloud,
        Scope scope,
        Template template,
        IReadOnlyList<JsonObject> given,
        IReadOnlyList<ParameterValue>? previous
    )
    {
        var unknown = given
            .Select(static parameter => parameter.Text("ParameterKey") ?? "")
            .Where(key => !template.Parameters.ContainsKey(key))
            .ToArray();
        if (unknown.Length > 0)
        {
            throw CloudFormationErrors.Validation(
                $"Parameters: [{string.Join(", ", unknown)}] do not exist in the template"
            );
        }

        var missing = new List<string>();
        var values = new List<ParameterValue>();
        foreach (var declared in template.Parameters.Values)
        {
            if (ValueOf(declared, given, previous) is not { } value)
            {
                missing.Add(declared.Name);
                continue;
            }

            CheckValue(declared, value);
            var resolved = declared.IsSsm ? SsmValue(cloud, scope, declared, value) : null;
            values.Add(new(declared.Name, value, resolved, declared.NoEcho));
        }

        return missing.Count == 0
            ? values
            : throw CloudFormationErrors.Validation($"Parameters: [{string.Join(", ", missing)}] must have values");
    }

    private static string? ValueOf(
        ParameterDeclaration declared,
        IReadOnlyList<JsonObject> given,
        IReadOnlyList<ParameterValue>? previous
    )
    {
        var input = given.FirstOrDefault(parameter => parameter.Text("ParameterKey") == declared.Name);
        return input is null ? DefaultOf(declared)
            : input.Flag("UsePreviousValue") == true && input.Text("ParameterValue") is { Length: > 0 }
                ? throw CloudFormationErrors.Validation(
                    $"Invalid input for parameter key {declared.Name}. Cannot specify "
                        + "usePreviousValue as true and non empty value for a parameter"
                )
            : input.Flag("UsePreviousValue") == true ? Previous(declared, previous)
            : input.Text("ParameterValue")
                ?? throw CloudFormationErrors.Validation(
                    $"Parameter {declared.Name} should either have input value or default value"
                );
    }

    /// <summary>What Ref gives for each parameter.</summary>
    public static IReadOnlyDictionary<string, JsonNode?> References(
        Template template,
        IReadOnlyList<ParameterValue> values
    )
    {
        var references = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            var text = value.Resolved ?? value.Value;
            references[value.Key] =
                template.Parameters.TryGetValue(value.Key, out var declared) && declared.IsList
                    ? new JsonArray([
                        .. text.Length == 0 ? [] : text.Split(',').Select(static item => (JsonNode)item.Trim()),
                    ])
                    : JsonValue.Create(text);
        }

        return references;
    }

    private static string? DefaultOf(ParameterDeclaration declared) => declared.Default.Text();

    private static string? Previous(ParameterDeclaration declared, IReadOnlyList<ParameterValue>? previous) =>
        previous is null
            ? throw CloudFormationErrors.Validation(
                $"Invalid input for parameter key {declared.Name}. Cannot specify "
                    + "usePreviousValue as true for a parameter key not in the previous template"
            )
            : previous.FirstOrDefault(value => value.Key == declared.Name)?.Value
                ?? throw CloudFormationErrors.Validation(
                    $"Invalid input for parameter key {declared.Name}. Cannot specify "
                        + "usePreviousValue as true for a parameter key not in the previous template"
                );

    private static string SsmValue(Cloud cloud, Scope scope, ParameterDeclaration declared, string name) =>
        cloud.Offered<IStoredParameters>().Read(scope, name, version: null)?.Value
        ?? throw CloudFormationErrors.Validation(
            $"Parameter {declared.Name} should either have input value or default value"
        );

    private static void CheckValue(ParameterDeclaration declared, string value)
    {
        var body = declared.Body;
        if (
            declared.Type == "Number"
            && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        )
        {
            throw CloudFormationErrors.Validation($"Parameter '{declared.Name}' must be a number.");
        }

        if (
            declared.Type == "List<Number>"
            && value
                .Split(',')
                .Any(static item => !double.TryParse(item, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        )
        {
            throw CloudFormationErrors.Validation($"Parameter '{declared.Name}' must be a list of numbers.");
        }

        var allowed = body.Texts("AllowedValues");
        // of a list, each item is compared by itself
        string[] items = declared is { IsSsm: false, IsList: true }
            ? [.. value.Split(',').Select(static item => item.Trim())]
            : [value];
        if (allowed.Count > 0 && items.Any(item => !allowed.Contains(item)))
        {
            throw Broken(
                declared,
                $"Parameter {declared.Name} failed to satisfy constraint: ",
                $"Parameter '{declared.Name}' must be one of AllowedValues"
            );
        }

        if (
            body.Text("AllowedPattern") is { } pattern
            && items.Any(item => !Regex.IsMatch(item, $"^(?:{pattern})$", RegexOptions.CultureInvariant, PatternTime))
        )
        {
            throw Broken(
                declared,
                $"Parameter {declared.Name} failed to satisfy constraint: ",
                $"Parameter {declared.Name} failed to satisfy constraint: must match pattern {pattern}"
            );
        }

        CheckLength(declared, value);
        CheckRange(declared, value);
    }

    private static void CheckLength(ParameterDeclaration declared, string value)
    {
        var body = declared.Body;
        if (body.Integer("MinLength") is { } minLength && value.Length < minLength)
        {
            throw Broken(
                declared,
                $"Parameter {declared.Name} failed to satisfy constraint: ",
                $"Parameter '{declared.Name}' must contain at least {minLength} characters"
            );
        }

        if (body.Integer("MaxLength") is { } maxLength && value.Length > maxLength)
        {
            throw Broken(
                declared,
                $"Parameter {declared.Name} failed to satisfy constraint: ",
                $"Parameter '{declared.Name}' must contain at most {maxLength} characters"
            );
        }
    }

    private static void CheckRange(ParameterDeclaration declared, string value)
    {
        if (declared.Type != "Number")
        {
            return;
        }

        var number = double.Parse(value, CultureInfo.InvariantCulture);
        if (declared.Body.Number("MinValue") is { } min && number < min)
        {
            throw Broken(
                declared,
                $"Parameter {declared.Name} failed to satisfy constraint: ",
                $"Parameter '{declared.Name}' must be a number not less than {min}"
            );
        }

        if (declared.Body.Number("MaxValue") is { } max && number > max)
        {
            throw Broken(
                declared,
                $"Parameter {declared.Name} failed to satisfy constraint: ",
                $"Parameter '{declared.Name}' must be a number not greater than {max}"
            );
        }
    }

    private static AwsException Broken(ParameterDeclaration declared, string prefix, string otherwise) =>
        CloudFormationErrors.Validation(
            declared.Body.Text("ConstraintDescription") is { } description ? prefix + description : otherwise
        );
}
