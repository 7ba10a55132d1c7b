using System.Text.Json;
using AiChef.Functions.Meals;

namespace AiChef.Functions.Reading;

/// <summary>
/// Refuses fields that nobody reads. A field that is passed over in silence may be the one that said what somebody must
/// not eat.
/// </summary>
public static class KnownFields
{
    /// <summary>The mistakes among an object's names; an object was looked through by <see cref="JsonTree"/>.</summary>
    /// <param name="json">The object.</param>
    /// <param name="path">Where the object is; empty for the request itself.</param>
    /// <param name="known">The names that are read.</param>
    public static IReadOnlyList<FieldError> Errors(JsonElement json, string path, IReadOnlyCollection<string> known)
    {
        List<FieldError>? errors = null;
        foreach (var member in json.EnumerateObject())
        {
            var name = member.Name;
            if (!known.Contains(name))
            {
                errors ??= [];
                errors.Add(Unknown(FieldErrors.Path(path, name), name, known));
            }

            if (errors is { Count: FieldErrors.Most })
            {
                break;
            }
        }

        return errors ?? [];
    }

    private static FieldError Unknown(string field, string name, IReadOnlyCollection<string> known) =>
        NearestWord.Of(name, known) is { } nearest
            ? new(field, $"is not known; did you mean {nearest}?", [nearest]) { Code = MistakeCode.UnknownField }
            : new(field, $"is not known; what is known: {string.Join(", ", known)}")
            {
                Code = MistakeCode.UnknownField,
            };
}
