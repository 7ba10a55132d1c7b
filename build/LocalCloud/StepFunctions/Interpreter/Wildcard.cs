namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>StringMatches: "*" stands for any characters, "\*" for a star.</summary>
internal static class Wildcard
{
    public static bool Matches(string value, string pattern)
    {
        var parts = Split(pattern);
        if (parts.Count == 1)
        {
            return value == parts[0];
        }

        if (!value.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = parts[0].Length;
        foreach (var part in parts.Skip(1).Take(parts.Count - 2))
        {
            var found = value.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + part.Length;
        }

        return value.Length - at >= parts[^1].Length && value.EndsWith(parts[^1], StringComparison.Ordinal);
    }

    private static List<string> Split(string pattern)
    {
        var parts = new List<string>();
        var part = new System.Text.StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\' && i + 1 < pattern.Length && pattern[i + 1] is '*' or '\\')
            {
                part.Append(pattern[++i]);
            }
            else if (pattern[i] == '*')
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
            {
                part.Append(pattern[i]);
            }
        }

        parts.Add(part.ToString());
        return parts;
    }
}
