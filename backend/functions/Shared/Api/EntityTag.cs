using System.Globalization;
using AiChef.Functions.Meals;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.Api;

/// <summary>
/// The entity tag of a session, which is its version in quotes. RFC 9110, section 8.8.3:
/// https://www.rfc-editor.org/rfc/rfc9110#field.etag
/// </summary>
public static class EntityTag
{
    public const string Header = "ETag";

    private const string IfMatch = "If-Match";
    private const string IfNoneMatch = "If-None-Match";
    private const int MostTags = 100;

    public static string Of(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>
    /// The versions that If-Match names; null without the header. Weak tags name none, which do not compare strongly.
    /// </summary>
    /// <exception cref="InvalidRequestException">The header has something else than entity tags.</exception>
    /// <exception cref="RefusedRequestException">The header has an asterisk, which names no version.</exception>
    public static IReadOnlyList<int>? Expected(APIGatewayProxyRequest request)
    {
        var given = ApiHeaders.All(request, IfMatch);
        if (given.Count == 0)
        {
            return null;
        }

        return given.Any(value => value.Trim() == "*")
            ? throw new RefusedRequestException(
                ProblemKind.PreconditionRequired,
                $"{IfMatch} must name the entity tag of the session that was read, such as {Of(1)}, not *"
            )
            : [.. Tags(given, IfMatch).Where(tag => !tag.IsWeak).Select(tag => tag.Version).OfType<int>()];
    }

    /// <summary>Whether If-None-Match has the tag of this version, so the client knows the session already.</summary>
    /// <exception cref="InvalidRequestException">The header has something else than entity tags.</exception>
    public static bool IsKnown(APIGatewayProxyRequest request, int version)
    {
        var given = ApiHeaders.All(request, IfNoneMatch);
        return given.Any(value => value.Trim() == "*")
            || (given.Count > 0 && Tags(given, IfNoneMatch).Any(tag => tag.Version == version));
    }

    // every tag of this API is a number; another one is of somewhere else and matches nothing
    private static List<(int? Version, bool IsWeak)> Tags(IReadOnlyList<string> values, string header)
    {
        var tags = new List<(int?, bool)>();
        foreach (var text in values.SelectMany(Elements))
        {
            var isWeak = text.StartsWith("W/", StringComparison.Ordinal);
            var quoted = isWeak ? text[2..] : text;
            if (quoted is not ['"', .. var inside, '"'] || inside.Contains('"') || tags.Count == MostTags)
            {
                throw Wrong(header);
            }

            tags.Add((Number(inside), isWeak));
        }

        return tags.Count > 0 ? tags : throw Wrong(header);
    }

    // the elements of a list, which may be empty; a tag may have commas:
    // https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1
    private static IEnumerable<string> Elements(string value)
    {
        var start = 0;
        var isInside = false;
        for (var i = 0; i <= value.Length; i++)
        {
            if (i == value.Length || (value[i] == ',' && !isInside))
            {
                var element = value[start..i].Trim();
                start = i + 1;
                if (element.Length > 0)
                {
                    yield return element;
                }
            }
            else if (value[i] == '"')
            {
                isInside = !isInside;
            }
        }
    }

    private static InvalidRequestException Wrong(string header) =>
        new([new FieldError($"header {header}", $"must be entity tags such as {Of(1)}")]);

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Of(number)[1..^1] == text
            ? number
            : null;
}
