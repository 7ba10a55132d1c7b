using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Resources;

/// <summary>
/// Compares resolved properties with a type's schema. CloudFormation accepts "5" as a number and 5 as text, so scalars
/// are first converted to the schema's type.
/// </summary>
internal static class PropertyCheck
{
    /// <summary>A copy of the properties with scalars in the types that the schema names.</summary>
    public static JsonObject Typed(ResourceSchema schema, JsonObject properties) =>
        TypedMembers(schema.Properties, properties);

    /// <summary>Why the properties are refused, in AWS's words, or null.</summary>
    public static string? Refusal(ResourceSchema schema, JsonObject properties)
    {
        var unsupported = new List<string>();
        var missing = new List<string>();
        var wrong = new List<string>();
        Walk(schema.Properties, properties, "", unsupported, missing, wrong);
        if (unsupported.Count > 0)
        {
            return $"Encountered unsupported property {unsupported[0]}";
        }

        string[] found = [.. missing.Select(static path => $"The property {{{path}}} is required"), .. wrong];
        return found.Length == 0 ? null : $"Property validation failure: [{string.Join(",", found)}]";
    }

    private static void Walk(
        IReadOnlyList<Property> declared,
        JsonObject values,
        string path,
        List<string> unsupported,
        List<string> missing,
        List<string> wrong
    )
    {
        unsupported.AddRange(
            values.Select(static member => member.Key).Where(name => !declared.Any(property => property.Name == name))
        );
        missing.AddRange(
            declared
                .Where(property => property.IsRequired && values[property.Name] is null)
                .Select(property => $"{path}/{property.Name}")
        );
        foreach (var property in declared)
        {
            var value = values[property.Name];
            var at = $"{path}/{property.Name}";
            if (value is null)
            {
                continue;
            }

            if (!Fits(property.Kind, value))
            {
                wrong.Add($"Value of property {{{at}}} does not match type {{{TypeName(property.Kind)}}}");
            }
            else if (property.Values.Count > 0 && !property.Values.Contains(value.Text() ?? ""))
            {
                wrong.Add(
                    $"The value of the property {{{at}}} is not one of the "
                        + $"allowed values {{{string.Join(", ", property.Values)}}}"
                );
            }
            else if (property.Kind == PropertyKind.Structure)
            {
                Walk(property.Members, (JsonObject)value, at, unsupported, missing, wrong);
            }
            else if (property is { Kind: PropertyKind.List, ItemKind: PropertyKind.Structure })
            {
                foreach (var (item, i) in ((JsonArray)value).Select(static (item, i) => (item, i)))
                {
                    if (item is JsonObject members)
                    {
                        Walk(
                            property.Members,
                            members,
                            $"{at}/{i.ToString(CultureInfo.InvariantCulture)}",
                            unsupported,
                            missing,
                            wrong
                        );
                    }
                    else
                    {
                        wrong.Add(
                            $"Value of property {{{at}/{i.ToString(CultureInfo.InvariantCulture)}}} "
                                + $"does not match type {{Object}}"
                        );
                    }
                }
            }
        }
    }

    private static bool Fits(PropertyKind kind, JsonNode value) =>
        kind switch
        {
            PropertyKind.List => value is JsonArray,
            PropertyKind.Structure => value is JsonObject,
            PropertyKind.Json => value is JsonObject
                || (value is JsonValue && value.GetValueKind() == JsonValueKind.String),
            PropertyKind.Integer or PropertyKind.Number => value is JsonValue
                && value.GetValueKind() == JsonValueKind.Number,
            PropertyKind.Boolean => value is JsonValue
                && value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
            PropertyKind.String => value is JsonValue,
            _ => true,
        };

    private static string TypeName(PropertyKind kind) =>
        kind switch
        {
            PropertyKind.List => "Array",
            PropertyKind.Structure or PropertyKind.Json => "Object",
            _ => kind.ToString(),
        };

    private static JsonObject TypedMembers(IReadOnlyList<Property> declared, JsonObject values)
    {
        var typed = new JsonObject();
        foreach (var (name, value) in values)
        {
            typed[name] = declared.FirstOrDefault(property => property.Name == name) is { } property
                ? TypedValue(property, value)
                : value?.DeepClone();
        }

        return typed;
    }

    private static JsonNode? TypedValue(Property property, JsonNode? value) =>
        (property.Kind, value) switch
        {
            (PropertyKind.Structure, JsonObject members) => TypedMembers(property.Members, members),
            (PropertyKind.List, JsonArray list) => new JsonArray([
                .. list.Select(item =>
                    property.ItemKind == PropertyKind.Structure && item is JsonObject members
                        ? TypedMembers(property.Members, members)
                        : TypedScalar(property.ItemKind, item)
                ),
            ]),
            (PropertyKind.List, JsonValue single) when property.ItemKind == PropertyKind.String => new JsonArray(
                TypedScalar(PropertyKind.String, single)
            ),
            _ => TypedScalar(property.Kind, value),
        };

    private static JsonNode? TypedScalar(PropertyKind kind, JsonNode? value)
    {
        if (value is not JsonValue scalar)
        {
            return value?.DeepClone();
        }

        var text = scalar.Text() ?? "";
        return kind switch
        {
            PropertyKind.String => JsonValue.Create(text),
            PropertyKind.Integer
                when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) =>
                JsonValue.Create(whole),
            PropertyKind.Number
                when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
                JsonValue.Create(number),
            PropertyKind.Boolean when text is "true" or "false" => JsonValue.Create(text == "true"),
            _ => value.DeepClone(),
        };
    }
}
