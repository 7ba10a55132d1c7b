namespace AiChef.Targets.CommandLine;

/// <summary>Lays out the entries of a help text in groups.</summary>
/// <param name="width">How many columns a line may have.</param>
internal sealed class HelpPage(int width)
{
    private const string Indentation = "  ";
    private const int LeastText = 30;

    /// <summary>What no group names; a test keeps it empty, and nothing is left out if it is not.</summary>
    internal const string Others = "Others";

    /// <summary>The lines of all groups, each with its entries in the group's order.</summary>
    internal IEnumerable<string> Lines(IReadOnlyList<HelpGroup> groups, IReadOnlyList<HelpEntry> entries)
    {
        var column = entries.Max(entry => entry.Shown.Length) + (2 * Indentation.Length);
        var others = entries.Where(entry => !groups.Any(group => group.Has(entry.Name))).Select(entry => entry.Name);
        foreach (var group in groups.Append(new HelpGroup(Others, [.. others])))
        {
            var known = group.Names.SelectMany(name => entries.Where(entry => IsCalled(entry, name))).ToList();
            if (known.Count == 0)
            {
                continue;
            }
            yield return "";
            yield return group.Title;
            foreach (var entry in known)
            {
                var text = Wrapped(WithoutTitle(entry.Description, group.Title), Math.Max(width - column, LeastText))
                    .ToList();
                yield return $"{Indentation}{entry.Shown}".PadRight(column) + text[0];
                foreach (var line in text.Skip(1))
                {
                    yield return new string(' ', column) + line;
                }
            }
        }
    }

    /// <summary>An option whose description begins with its target stands below that already.</summary>
    private static string WithoutTitle(string description, string title) =>
        description.StartsWith($"{title}: ", StringComparison.Ordinal)
            ? $"{char.ToUpperInvariant(description[title.Length + 2])}{description[(title.Length + 3)..]}"
            : description;

    private static bool IsCalled(HelpEntry entry, string name) =>
        string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Wrapped(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }
        yield return line;
    }
}
