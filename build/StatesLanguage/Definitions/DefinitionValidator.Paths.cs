using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Json.Paths;
using AiChef.StatesLanguage.Functions;

namespace AiChef.StatesLanguage.Definitions;

/// <content>Paths, intrinsic calls and payload templates.</content>
public sealed partial class DefinitionValidator
{
    private static readonly string[] PathFields =
    [
        "InputPath",
        "OutputPath",
        "ItemsPath",
        "SecondsPath",
        "TimestampPath",
        "MaxConcurrencyPath",
        "TimeoutSecondsPath",
        "HeartbeatSecondsPath",
    ];
    private static readonly string[] TemplateFields = ["Parameters", "ResultSelector", "ItemSelector", "Assign"];

    private void Paths(JsonObject state, string at)
    {
        foreach (var field in PathFields)
        {
            Path(state, field, at, false);
        }

        Path(state, "ResultPath", at, true);
        foreach (var field in TemplateFields)
        {
            Template(state, field, at);
        }

        foreach (var field in new[] { "ErrorPath", "CausePath" })
        {
            if (Text(state, field) is { } expression && !IsExpression(expression))
            {
                Schema(
                    $"The value for the field '{field}' must be a valid JSONPath or a valid intrinsic function call",
                    at
                );
            }
        }
    }

    private void Path(JsonObject owner, string field, string at, bool mustBeReference)
    {
        if (!owner.TryGetPropertyValue(field, out var value) || value is null)
        {
            return;
        }

        if (Text(owner, field) is not { } text || !JsonPath.TryParse(text, out var path))
        {
            Schema("Value is not a valid JSONPath", $"{at}/{field}");
        }
        else if (mustBeReference && (!path!.IsReference || path.Root != PathRoot.Input))
        {
            Schema("Value is not a Reference Path", $"{at}/{field}");
        }
    }

    private void Template(JsonObject owner, string field, string at)
    {
        if (owner[field] is { } template)
        {
            TemplateNode(template, $"{at}/{field}");
        }
    }

    private void TemplateNode(JsonNode? node, string at)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (name, value) in map)
                {
                    if (name.EndsWith(".$", StringComparison.Ordinal))
                    {
                        Computed(name, value, at);
                    }
                    else
                    {
                        TemplateNode(value, $"{at}/{name}");
                    }
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    TemplateNode(list[i], $"{at}[{i}]");
                }

                break;
            default:
                break;
        }
    }

    private void Computed(string name, JsonNode? value, string at)
    {
        if (
            value is not JsonValue
            || value.GetValueKind() != JsonValueKind.String
            || !IsExpression(value.GetValue<string>())
        )
        {
            Schema($"The value for the field '{name}' must be a valid JSONPath or a valid intrinsic function call", at);
        }
    }

    private static bool IsExpression(string text)
    {
        if (!IntrinsicParser.LooksLikeCall(text))
        {
            return JsonPath.TryParse(text, out _);
        }

        try
        {
            IntrinsicParser.Parse(text);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
