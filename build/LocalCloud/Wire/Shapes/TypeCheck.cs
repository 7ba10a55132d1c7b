using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.ServiceModels;

namespace AiChef.LocalCloud.Wire.Shapes;

/// <summary>Refuses JSON values of a wrong type, as AWS does when it reads a request.</summary>
/// <param name="texts">The service's way to tell it.</param>
internal sealed class TypeCheck(TypeTexts texts)
{
    /// <summary>Checks a value; null stands for a member that is not given.</summary>
    /// <exception cref="AwsException">A value has another type than its shape: SerializationException.</exception>
    public void Check(Shape shape, JsonNode? value)
    {
        if (value is null || shape.IsDocument)
        {
            return;
        }

        switch (shape.Kind)
        {
            case ShapeKind.Structure:
                var tree = value as JsonObject ?? throw NotContainer(value, "Expected null");
                foreach (var member in shape.Members.Where(static member => member.Place == Place.Body))
                {
                    Check(member.Shape, tree[member.WireName]);
                }

                break;
            case ShapeKind.List:
                foreach (var item in value as JsonArray ?? throw NotContainer(value, "Expected list or null"))
                {
                    Check(shape.Element!.Shape, item);
                }

                break;
            case ShapeKind.Map:
                foreach (var (_, item) in value as JsonObject ?? throw NotContainer(value, "Expected map or null"))
                {
                    Check(shape.Value!.Shape, item);
                }

                break;
            default:
                Scalar(shape.Kind, value);
                break;
        }
    }

    private void Scalar(ShapeKind kind, JsonNode value)
    {
        if (value is JsonArray)
        {
            throw Refusal("Start of list found where not expected");
        }

        if (value is not JsonValue scalar)
        {
            throw Refusal("Start of structure or map found where not expected.");
        }

        var given = scalar.GetValueKind();
        var isRight = kind switch
        {
            ShapeKind.String or ShapeKind.Blob => given == JsonValueKind.String && !InputTree.IsTime(scalar, out _),
            ShapeKind.Boolean => given is JsonValueKind.True or JsonValueKind.False || IsBoolean(scalar),
            ShapeKind.Timestamp => given == JsonValueKind.Number || IsTimestamp(scalar),
            _ => given == JsonValueKind.Number || IsSpecial(kind, scalar),
        };
        if (!isRight)
        {
            throw Refusal(Text(kind, scalar, given));
        }
    }

    private static bool IsBoolean(JsonValue value) => value.Text()!.ToUpperInvariant() is "TRUE" or "FALSE";

    private static bool IsTimestamp(JsonValue value) =>
        InputTree.IsTime(value, out _)
        || DateTimeOffset.TryParse(value.Text(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    // JSON has no number for these
    private static bool IsSpecial(ShapeKind kind, JsonValue value) =>
        kind is ShapeKind.Double or ShapeKind.Float && value.Text() is "NaN" or "Infinity" or "-Infinity";

    private string Text(ShapeKind kind, JsonValue value, JsonValueKind given)
    {
        if (kind == ShapeKind.Blob)
        {
            return "only base-64-encoded strings are convertible to bytes";
        }

        var isWhole = !value.ToJsonString().Contains('.', StringComparison.Ordinal);
        var token = given switch
        {
            JsonValueKind.Number when texts == TypeTexts.Classes =>
                "class com.amazon.coral.value.json.numbers.TruncatingBigNumber",
            JsonValueKind.String when texts == TypeTexts.Classes => "class java.lang.String",
            _ when texts == TypeTexts.Classes => "class java.lang.Boolean",
            JsonValueKind.Number => isWhole ? "NUMBER_VALUE" : "DECIMAL_VALUE",
            JsonValueKind.String => "STRING_VALUE",
            JsonValueKind.True => "TRUE_VALUE",
            _ => "FALSE_VALUE",
        };
        if (kind == ShapeKind.Timestamp)
        {
            return $"{token} can not be converted to milliseconds since epoch";
        }

        return texts switch
        {
            TypeTexts.Classes => $"{token} can not be converted to an {kind}",
            TypeTexts.BareTokens => $"{token} cannot be converted to {kind}",
            _ => $"{token} can not be converted to {(kind == ShapeKind.Integer ? "an" : "a")} {kind}",
        };
    }

    private AwsException NotContainer(JsonNode value, string scalar) =>
        Refusal(
            value switch
            {
                JsonArray => "Start of list found where not expected",
                JsonObject => "Start of structure or map found where not expected.",
                _ when texts == TypeTexts.BareTokens => "Unexpected field type",
                _ => scalar,
            }
        );

    private static AwsException Refusal(string message) => new("SerializationException", message);
}
