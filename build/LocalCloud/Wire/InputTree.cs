using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Wire;

/// <summary>
/// Reads members of an input tree whatever the protocol made of them, and makes the timestamps of output trees.
/// </summary>
internal static class InputTree
{
    /// <summary>Of the years 1 to 9999, which a date can have, in seconds since 1970.</summary>
    private const double FirstSecond = -62_135_596_800;
    private const double LastSecond = 253_402_300_799;

    /// <summary>A timestamp of an output tree; each protocol writes it in its own form.</summary>
    public static JsonValue Time(DateTimeOffset time) => JsonValue.Create(time);

    /// <summary>
    /// Whether a value was made by <see cref="Time(DateTimeOffset)"/> or came as a CBOR timestamp; text that merely
    /// looks like a date is none.
    /// </summary>
    public static bool IsTime(JsonValue value, out DateTimeOffset time)
    {
        time = default;
        return !value.TryGetValue<string>(out _) && value.TryGetValue(out time);
    }

    /// <summary>The member as text, or null when absent; numbers and booleans become their JSON text.</summary>
    public static string? Text(this JsonObject tree, string name) => Text(tree[name]);

    public static string? Text(this JsonNode? node) =>
        node switch
        {
            null => null,
            JsonValue value when value.TryGetValue<string>(out var text) => text,
            _ => node.ToJsonString(),
        };

    public static string RequiredText(this JsonObject tree, string name) =>
        tree.Text(name) is { Length: > 0 } text ? text : throw Missing(name);

    public static bool? Flag(this JsonObject tree, string name) =>
        tree[name] switch
        {
            null => null,
            JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False =>
                value.GetValue<bool>(),
            var other => string.Equals(other.Text(), "true", StringComparison.OrdinalIgnoreCase),
        };

    public static double? Number(this JsonObject tree, string name) =>
        tree[name] is { } node
            ? double.TryParse(node.Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw AwsException.Validation(
                    $"1 validation error detected: Value '{node.Text()}' at '{LowerFirst(name)}' is not a number"
                )
            : null;

    public static int? Integer(this JsonObject tree, string name) =>
        tree.Number(name) is { } number ? (int)number : null;

    /// <summary>A timestamp: epoch seconds (JSON), ISO 8601 text (query) or a CBOR timestamp.</summary>
    public static DateTimeOffset? Moment(this JsonObject tree, string name)
    {
        if (tree[name] is not JsonValue value)
        {
            return null;
        }

        if (IsTime(value, out var time))
        {
            return time;
        }

        var seconds = value.GetValueKind() == JsonValueKind.Number ? tree.Number(name)!.Value : (double?)null;
        return seconds is >= FirstSecond and <= LastSecond ? DateTimeOffset.UnixEpoch.AddSeconds(seconds.Value)
            : seconds is null
            && DateTimeOffset.TryParse(
                value.Text(),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out time
            )
                ? time
            : throw AwsException.Validation($"Invalid timestamp for {name}");
    }

    /// <summary>The member's items; an absent list has none.</summary>
    public static IReadOnlyList<JsonNode> List(this JsonObject tree, string name) =>
        tree[name] is JsonArray array ? [.. array.OfType<JsonNode>()] : [];

    public static IReadOnlyList<string> Texts(this JsonObject tree, string name) =>
        [.. tree.List(name).Select(static node => node.Text() ?? "")];

    public static IReadOnlyList<JsonObject> Objects(this JsonObject tree, string name) =>
        [.. tree.List(name).OfType<JsonObject>()];

    public static JsonObject? Object(this JsonObject tree, string name) => tree[name] as JsonObject;

    /// <summary>AWS's answer to a required member that is missing.</summary>
    public static AwsException Missing(string name) =>
        AwsException.Validation(
            $"1 validation error detected: Value null at '{LowerFirst(name)}' "
                + "failed to satisfy constraint: Member must not be null"
        );

    public static string LowerFirst(string name) =>
        name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
