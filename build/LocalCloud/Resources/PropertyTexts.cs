using System.Globalization;
using AiChef.ResourceSchemas;

namespace AiChef.LocalCloud.Resources;

/// <summary>
/// AWS's texts for properties that a schema refuses. Its own check of the form has the first text. The check of the
/// registry has the second, which shows no value: only sizes and the keyword that is not met
/// (https://github.com/aws-cloudformation/aws-cloudformation-resource-schema, ValidationException).
/// </summary>
internal static class PropertyTexts
{
    public static string? Of(string logicalId, IReadOnlyList<SchemaViolation> found)
    {
        var form = found.Where(static each => each.IsOfForm).OrderBy(static each => each.Keyword).SelectMany(Form);
        var limits = found.Where(static each => !each.IsOfForm).SelectMany(Model);
        string?[] sentences =
        [
            string.Join(",", form) is { Length: > 0 } wrong ? $"Property validation failure: [{wrong}]" : null,
            string.Join('\n', limits) is { Length: > 0 } beyond
                ? $"Properties validation failed for resource {logicalId} with message:\n{beyond}"
                : null,
        ];
        var told = string.Join('\n', sentences.OfType<string>());
        return told.Length == 0 ? null : told;
    }

    private static IEnumerable<string> Form(SchemaViolation found) =>
        found.Keyword switch
        {
            "required" => found.Names.Select(name => $"The property {{{found.Path}/{name}}} is required"),
            "additionalProperties" =>
            [
                $"Encountered unsupported properties in {{{(found.Path.Length == 0 ? "/" : found.Path)}}}: "
                    + $"[{string.Join(", ", found.Names)}]",
            ],
            _ => [$"Value of property {{{found.Path}}} does not match type {{{found.Names[0]}}}"],
        };

    /// <summary>The registry's text of one mistake.</summary>
    public static IEnumerable<string> Model(SchemaViolation found)
    {
        var (limit, actual) = (Number(found.Limit), Number(found.Actual));
        var at = $"#{found.Path}";
        return found.Keyword switch
        {
            "required" => found.Names.Select(name => $"{at}: required key [{name}] not found"),
            "additionalProperties" => found.Names.Select(name => $"{at}: extraneous key [{name}] is not permitted"),
            "type" => [$"{at}: expected type: {JavaName(found.Names[0])}, found: {JavaName(found.Found)}"],
            "minLength" or "maxLength" => [$"{at}: expected {found.Keyword}: {limit}, actual: {actual}"],
            "minItems" => [$"{at}: expected minimum item count: {limit}, found: {actual}"],
            "maxItems" => [$"{at}: expected maximum item count: {limit}, found: {actual}"],
            "minProperties" => [$"{at}: minimum size: [{limit}], found: [{actual}]"],
            "maxProperties" => [$"{at}: maximum size: [{limit}], found: [{actual}]"],
            "uniqueItems" => [$"{at}: array items are not unique"],
            "anyOf" => [$"{at}: #: no subschema matched out of the total {limit} subschemas"],
            "oneOf" => [$"{at}: #: {actual} subschemas matched instead of one"],
            "dependentExcluded" => [$"{at}: #: {Number(found.Names.Count)} subschemas matched instead of one"],
            "enum" => [$"{at}: #: only 1 subschema matches out of 2", Scrubbed(at, found.Keyword)],
            _ => [Scrubbed(at, found.Keyword)],
        };
    }

    // what the registry's checker, which is written in Java, calls a type
    private static string JavaName(string type) => type is "Object" or "Array" ? $"JSON{type}" : type;

    private static string Scrubbed(string at, string keyword) =>
        $"{at}: failed validation constraint for keyword [{keyword}]";

    private static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
