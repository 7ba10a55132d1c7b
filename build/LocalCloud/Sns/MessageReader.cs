using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Sns;

/// <summary>Reads a message from a request.</summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/api/API_Publish.html</remarks>
internal static class MessageReader
{
    /// <summary>Largest message in bytes of UTF-8.</summary>
    public const int MostBytes = 256 * 1024;

    private const int LongestSubject = 100;

    public static TopicMessage Read(string topicArn, JsonObject input, DateTimeOffset now)
    {
        var text = input.Text("Message");
        if (string.IsNullOrEmpty(text))
        {
            throw SnsErrors.Invalid("Empty message");
        }

        if (Encoding.UTF8.GetByteCount(text) > MostBytes)
        {
            throw SnsErrors.Invalid("Message too long");
        }

        var subject = input.Text("Subject");
        if (subject is not null && (subject.Length is 0 or > LongestSubject || subject.Any(char.IsControl)))
        {
            throw SnsErrors.Invalid("Subject");
        }

        var texts = Structure(input.Text("MessageStructure"), text);
        return new TopicMessage(Guid.NewGuid().ToString(), topicArn, texts.GetValueOrDefault("default") ?? text, now)
        {
            Subject = subject,
            Texts = texts,
            Attributes = Attributes(input.Object("MessageAttributes") ?? []),
        };
    }

    private static Dictionary<string, string> Structure(string? structure, string text)
    {
        if (structure is null or "")
        {
            return new(StringComparer.Ordinal);
        }

        if (structure != "json")
        {
            throw SnsErrors.Invalid("Message Structure");
        }

        JsonObject? parsed;
        try
        {
            parsed = StrictJson.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            parsed = null;
        }

        var texts = (parsed ?? throw SnsErrors.Invalid("Message Structure - JSON message body failed to parse"))
            .Where(static each => each.Value is JsonValue value && value.GetValueKind() == JsonValueKind.String)
            .ToDictionary(static each => each.Key, static each => each.Value.Text()!, StringComparer.Ordinal);
        return texts.ContainsKey("default")
            ? texts
            : throw SnsErrors.Invalid("Message Structure - No default entry in JSON message body");
    }

    private static JsonObject Attributes(JsonObject given)
    {
        var attributes = new JsonObject();
        foreach (var (name, node) in given)
        {
            var attribute = node as JsonObject ?? [];
            var type = attribute.Text("DataType") ?? "";
            var value = attribute.Text(
                type.StartsWith("Binary", StringComparison.Ordinal) ? "BinaryValue" : "StringValue"
            );
            if (type.Length == 0)
            {
                throw SnsErrors.Invalid(
                    $"The message attribute '{name}' must contain non-empty message attribute type."
                );
            }

            if (type.Split('.')[0] is not ("String" or "Number" or "Binary"))
            {
                throw SnsErrors.Invalid(
                    $"The message attribute '{name}' has an invalid message attribute type, the set of supported type "
                        + "prefixes is Binary, Number, and String."
                );
            }

            if (string.IsNullOrEmpty(value))
            {
                throw SnsErrors.Invalid(
                    $"The message attribute '{name}' must contain non-empty message attribute value for message "
                        + $"attribute type '{type}'."
                );
            }

            if (
                type.Split('.')[0] == "Number"
                && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            )
            {
                throw SnsErrors.Invalid($"Could not cast message attribute '{name}' value to number.");
            }

            attributes[name] = new JsonObject { ["Type"] = type, ["Value"] = value };
        }

        return attributes;
    }
}
