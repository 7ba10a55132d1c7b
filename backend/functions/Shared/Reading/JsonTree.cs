using System.Buffers;
using System.Runtime.InteropServices;
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

    // a replacement character stands where bytes on the way were no UTF-8; control characters are in no word
    private static readonly SearchValues<char> Unreadable = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F"
            + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\u007F"
            + "\u0080\u0081\u0082\u0083\u0084\u0085\u0086\u0087\u0088\u0089\u008A\u008B\u008C\u008D\u008E\u008F"
            + "\u0090\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u0098\u0099\u009A\u009B\u009C\u009D\u009E\u009F"
            + "\uFFFD"
    );

    /// <summary>What most texts are made of: printable ASCII without a backslash, which needs no decoding.</summary>
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"u8
    );

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MostLevels };

    /// <summary>The value that a text has.</summary>
    /// <param name="text">The text.</param>
    /// <param name="field">What the text is called in errors.</param>
    /// <exception cref="InvalidRequestException">
    /// The text is no JSON, has more than <see cref="MostLevels"/> levels, a name twice in one object, or a text that
    /// cannot be read.
    /// </exception>
    public static CheckedJson Parse(string text, string field)
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

        return Check(json);
    }

    /// <summary>Looks through a value that was parsed elsewhere.</summary>
    /// <exception cref="InvalidRequestException">As for <see cref="Parse"/>.</exception>
    public static CheckedJson Check(JsonElement json)
    {
        var errors = new FieldErrors();
        Check(json, place: null, MostLevels, errors);
        errors.ThrowIfAny();
        return new(json);
    }

    private static void Check(JsonElement json, Place? place, int levels, FieldErrors errors)
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
                CheckMembers(json, place, levels, errors);
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in json.EnumerateArray())
                {
                    Check(item, new(place, null, index++), levels - 1, errors);
                }

                break;
            case JsonValueKind.String when !IsReadable(json):
                errors.Add(Place.PathOf(place), "has characters that are not valid text", MistakeCode.InvalidJson);
                break;
        }
    }

    private static void CheckMembers(JsonElement json, Place? place, int levels, FieldErrors errors)
    {
        var names = new HashSet<string>(json.GetPropertyCount(), StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (NameOf(member) is not { } name)
            {
                errors.Add(Place.PathOf(place), "has a field whose name is not valid text", MistakeCode.InvalidJson);
            }
            else if (!names.Add(name))
            {
                errors.Add(Place.PathOf(new(place, name)), "is given twice", MistakeCode.RepeatedField);
            }
            else
            {
                Check(member.Value, new(place, name), levels - 1, errors);
            }
        }
    }

    private static bool IsReadable(JsonElement json)
    {
        if (!JsonMarshal.GetRawUtf8Value(json)[1..^1].ContainsAnyExcept(Plain))
        {
            return true;
        }

        try
        {
            return !json.GetString().AsSpan().ContainsAny(Unreadable);
        }
        catch (InvalidOperationException)
        {
            // half of a surrogate pair, or bytes that are no UTF-8
            return false;
        }
    }

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            var name = member.Name;
            return name.AsSpan().ContainsAny(Unreadable) ? null : name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Where a value is; written out only if there is something to say about it.</summary>
    private sealed record Place(Place? Parent, string? Name, int Index = 0)
    {
        public static string PathOf(Place? place) =>
            place is null ? ""
            : place.Name is { } name ? FieldErrors.Path(PathOf(place.Parent), name)
            : $"{PathOf(place.Parent)}[{place.Index}]";
    }
}
