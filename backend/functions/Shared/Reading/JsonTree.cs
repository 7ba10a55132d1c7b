using System.Text.Json;
using AiChef.Functions.Meals;

namespace AiChef.Functions.Reading;

/// <summary>
/// JSON from outside, looked through before it is read: no name appears twice, and every name and text can be read. A
/// reader that takes the last of two values, or fails within a text, would lose what somebody said.
/// </summary>
public static class JsonTree
{
    /// <summary>Most levels of objects and lists within each other; a request has three.</summary>
    public const int MostLevels = 32;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MostLevels };

    /// <summary>The value that a text has.</summary>
    /// <param name="text">The text.</param>
    /// <param name="field">What the text is called in errors.</param>
    /// <exception cref="InvalidRequestException">
    /// The text is no JSON, has more than <see cref="MostLevels"/> levels, a name twice in one object, or a text that
    /// cannot be read.
    /// </exception>
    public static JsonElement Parse(string text, string field)
    {
        JsonElement json;
        try
        {
            json = JsonElement.Parse(text, Options);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // ArgumentException: half of a surrogate pair
            throw new InvalidRequestException([
                new FieldError(field, $"is not valid JSON, or has more than {MostLevels} levels")
                {
                    Code = MistakeCode.InvalidJson,
                },
            ]);
        }

        Check(json);
        return json;
    }

    /// <summary>Looks through a value that was parsed elsewhere.</summary>
    /// <exception cref="InvalidRequestException">As for <see cref="Parse"/>.</exception>
    public static void Check(JsonElement json)
    {
        var errors = new FieldErrors();
        Check(json, "", MostLevels, errors);
        errors.ThrowIfAny();
    }

    private static void Check(JsonElement json, string path, int levels, FieldErrors errors)
    {
        if (errors.IsFull)
        {
            return;
        }

        switch (json.ValueKind)
        {
            case JsonValueKind.Object or JsonValueKind.Array when levels == 0:
                errors.Add("", $"has more than {MostLevels} levels", MistakeCode.InvalidJson);
                break;
            case JsonValueKind.Object:
                CheckMembers(json, path, levels, errors);
                break;
            case JsonValueKind.Array:
                foreach (var (item, i) in json.EnumerateArray().Select((item, i) => (item, i)))
                {
                    Check(item, $"{path}[{i}]", levels - 1, errors);
                }

                break;
            case JsonValueKind.String when Readable(json.GetString) is null:
                errors.Add(path, "has characters that are not valid text", MistakeCode.InvalidJson);
                break;
        }
    }

    private static void CheckMembers(JsonElement json, string path, int levels, FieldErrors errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (Readable(() => member.Name) is not { } name)
            {
                errors.Add(path, "has a field whose name is not valid text", MistakeCode.InvalidJson);
            }
            else if (!names.Add(name))
            {
                errors.Add(FieldErrors.Path(path, name), "is given twice", MistakeCode.RepeatedField);
            }
            else
            {
                Check(member.Value, FieldErrors.Path(path, name), levels - 1, errors);
            }
        }
    }

    // a replacement character stands where bytes on the way were no UTF-8; control characters are in no word
    private static string? Readable(Func<string?> read)
    {
        try
        {
            return
                read() is { } text
                && !text.Any(each => each == '\uFFFD' || (char.IsControl(each) && each is not ('\t' or '\n' or '\r')))
                ? text
                : null;
        }
        catch (InvalidOperationException)
        {
            // half of a surrogate pair, or bytes that are no UTF-8
            return null;
        }
    }
}
