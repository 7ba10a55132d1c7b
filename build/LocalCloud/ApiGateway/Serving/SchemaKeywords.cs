using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway.Serving;

/// <summary>
/// The keywords of JSON schema, draft 4, that models may use. Others are refused when a model is created, rather than
/// ignored.
/// </summary>
internal static class SchemaKeywords
{
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "$schema",
        "id",
        "title",
        "description",
        "default",
        "example",
        "type",
        "required",
        "enum",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "minLength",
        "maxLength",
        "pattern",
        "minItems",
        "maxItems",
        "uniqueItems",
        "minProperties",
        "maxProperties",
        "multipleOf",
    };

    public static void Check(string api, JsonObject models, JsonObject schema)
    {
        foreach (var (keyword, value) in schema)
        {
            switch (keyword)
            {
                case "$ref":
                    CheckReference(api, models, value.Text() ?? "");
                    break;
                case "properties" or "definitions":
                    foreach (
                        var child in (value as JsonObject ?? []).Select(static each => each.Value).OfType<JsonObject>()
                    )
                    {
                        Check(api, models, child);
                    }

                    break;
                case "allOf" or "anyOf" or "oneOf":
                    foreach (var child in (value as JsonArray ?? []).OfType<JsonObject>())
                    {
                        Check(api, models, child);
                    }

                    break;
                case "items" or "not" or "additionalProperties" when value is JsonObject child:
                    Check(api, models, child);
                    break;
                case "additionalProperties" when value is JsonValue:
                    break;
                case "format" when value.Text() is "int32" or "int64" or "float" or "double":
                    break;
                default:
                    if (!Plain.Contains(keyword))
                    {
                        throw ApiGatewayErrors.NotModelled($"the JSON schema keyword '{keyword}' of a model");
                    }

                    break;
            }
        }
    }

    /// <summary>
    /// Name of the model that a $ref names: <c>https://apigateway.amazonaws.com/restapis/{api}/models/{name}</c>; null
    /// for one within the document.
    /// </summary>
    public static string? ModelName(string reference)
    {
        var at = reference.LastIndexOf("/models/", StringComparison.Ordinal);
        return at < 0 ? null : reference[(at + "/models/".Length)..];
    }

    private static void CheckReference(string api, JsonObject models, string reference)
    {
        if (ModelName(reference) is { } name)
        {
            if (models[name] is null || !reference.Contains($"/restapis/{api}/", StringComparison.Ordinal))
            {
                throw ApiGatewayErrors.BadRequest(
                    "Invalid model specified: Validation Result: warnings : [], "
                        + $"errors : [Invalid model reference specified: {reference}]"
                );
            }
        }
        else if (!reference.StartsWith('#'))
        {
            throw ApiGatewayErrors.BadRequest(
                "Invalid model specified: Validation Result: warnings : [], "
                    + $"errors : [Invalid model reference specified: {reference}]"
            );
        }
    }
}
