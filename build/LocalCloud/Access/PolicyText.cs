using System.Text;

namespace AiChef.LocalCloud.Access;

/// <summary>A text of a policy: wildcards, escapes such as <c>${*}</c>, and policy variables.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html</remarks>
internal static class PolicyText
{
    // wildcards get code points of the private use area, so that a star in the value of a variable stays a star
    private const char Any = '\uE000';
    private const char One = '\uE001';

    /// <summary>
    /// The pattern of a text, for <see cref="Matches"/>; null when it has a variable without a value, which matches
    /// nothing.
    /// </summary>
    public static string? Pattern(string text, AccessContext? variables) =>
        Resolve(text, variables, hasWildcards: true);

    /// <summary>The text itself, stars and question marks as they are; null as for <see cref="Pattern"/>.</summary>
    public static string? Literal(string text, AccessContext? variables) =>
        Resolve(text, variables, hasWildcards: false);

    /// <summary>Whether a pattern, as <see cref="Pattern"/> gives it, matches all of a value.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> value, bool ignoreCase = false)
    {
        var (at, from, star, mark) = (0, 0, -1, 0);
        while (from < value.Length)
        {
            if (at < pattern.Length && (pattern[at] == One || Same(pattern[at], value[from], ignoreCase)))
            {
                (at, from) = (at + 1, from + 1);
            }
            else if (at < pattern.Length && pattern[at] == Any)
            {
                (star, mark) = (at, from);
                at++;
            }
            else if (star >= 0)
            {
                (at, mark) = (star + 1, mark + 1);
                from = mark;
            }
            else
            {
                return false;
            }
        }

        return pattern[at..].Trim(Any).IsEmpty;
    }

    private static bool Same(char left, char right, bool ignoreCase) =>
        left == right || (ignoreCase && char.ToLowerInvariant(left) == char.ToLowerInvariant(right));

    private static string? Resolve(string text, AccessContext? variables, bool hasWildcards)
    {
        var resolved = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var end =
                variables is not null && text.AsSpan(at).StartsWith("${", StringComparison.Ordinal)
                    ? text.IndexOf('}', at)
                    : -1;
            if (end < 0)
            {
                resolved.Append(
                    text[at] switch
                    {
                        '*' when hasWildcards => Any,
                        '?' when hasWildcards => One,
                        var other => other,
                    }
                );
                continue;
            }

            if (Variable(text[(at + 2)..end], variables!) is not { } value)
            {
                return null;
            }

            resolved.Append(value);
            at = end;
        }

        return resolved.ToString();
    }

    private static string? Variable(string inside, AccessContext variables)
    {
        if (inside is "*" or "?" or "$")
        {
            return inside;
        }

        var comma = inside.IndexOf(',', StringComparison.Ordinal);
        var name = (comma < 0 ? inside : inside[..comma]).Trim();
        var fallback = comma < 0 ? null : inside[(comma + 1)..].Trim();
        return variables.Single(name)
            ?? (
                fallback is { Length: >= 2 } && fallback.StartsWith('\'') && fallback.EndsWith('\'')
                    ? fallback[1..^1]
                    : null
            );
    }
}
