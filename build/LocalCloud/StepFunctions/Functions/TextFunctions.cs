using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Json;

namespace AiChef.LocalCloud.StepFunctions.Functions;

internal static class TextFunctions
{
    private const int LongestHashInput = 10_000;

    public static JsonNode Base64Encode(JsonNode? text) =>
        JsonValue.Create(Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(text, "States.Base64Encode"))));

    public static JsonNode Base64Decode(JsonNode? text)
    {
        try
        {
            return JsonValue.Create(
                Encoding.UTF8.GetString(Convert.FromBase64String(Text(text, "States.Base64Decode")))
            );
        }
        catch (FormatException)
        {
            throw new IntrinsicFailureException("The argument of States.Base64Decode is not base64.");
        }
    }

    [SuppressMessage("Security", "CA5350", Justification = "States.Hash offers SHA-1")]
    [SuppressMessage("Security", "CA5351", Justification = "States.Hash offers MD5")]
    public static JsonNode Hash(JsonNode? data, JsonNode? algorithm)
    {
        var text =
            data is JsonValue && data.GetValueKind() == JsonValueKind.String
                ? data.GetValue<string>()
                : JsonText.Write(data);
        if (text.Length > LongestHashInput)
        {
            throw new IntrinsicFailureException("The data of States.Hash must not be longer than 10000 characters.");
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        var hash = Text(algorithm, "States.Hash") switch
        {
            "MD5" => MD5.HashData(bytes),
            "SHA-1" => SHA1.HashData(bytes),
            "SHA-256" => SHA256.HashData(bytes),
            "SHA-384" => SHA384.HashData(bytes),
            "SHA-512" => SHA512.HashData(bytes),
            var other => throw new IntrinsicFailureException($"States.Hash does not know the algorithm '{other}'."),
        };
        return JsonValue.Create(Convert.ToHexStringLower(hash));
    }

    /// <summary>Splits at every character of the separator text; empty parts are dropped.</summary>
    public static JsonArray Split(JsonNode? text, JsonNode? separators) =>
        new([
            .. Text(text, "States.StringSplit")
                .Split(Text(separators, "States.StringSplit").ToCharArray(), StringSplitOptions.RemoveEmptyEntries)
                .Select(part => (JsonNode)JsonValue.Create(part)),
        ]);

    /// <summary>Fills "{}" by the values in order; a backslash before a brace or a backslash keeps it.</summary>
    public static string Format(string template, JsonNode?[] values)
    {
        var text = new StringBuilder();
        var next = 0;
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] == '\\' && i + 1 < template.Length)
            {
                text.Append(template[++i]);
            }
            else if (template[i] == '{' && i + 1 < template.Length && template[i + 1] == '}')
            {
                i++;
                if (next >= values.Length)
                {
                    throw new IntrinsicFailureException("States.Format has more placeholders than arguments.");
                }

                text.Append(Display(values[next++]));
            }
            else
            {
                text.Append(template[i]);
            }
        }

        return next < values.Length
            ? throw new IntrinsicFailureException("States.Format has more arguments than placeholders.")
            : text.ToString();
    }

    public static string Text(JsonNode? node, string function) =>
        node is JsonValue && node.GetValueKind() == JsonValueKind.String
            ? node.GetValue<string>()
            : throw new IntrinsicFailureException($"An argument of {function} must be a string.");

    // objects and arrays appear as Java's maps and lists print themselves
    private static string Display(JsonNode? node) =>
        node switch
        {
            null => "null",
            JsonObject map => "{"
                + string.Join(", ", map.Select(member => $"{member.Key}={Display(member.Value)}"))
                + "}",
            JsonArray list => "[" + string.Join(", ", list.Select(Display)) + "]",
            _ when node.GetValueKind() == JsonValueKind.String => node.GetValue<string>(),
            _ => JsonText.Write(node),
        };
}
