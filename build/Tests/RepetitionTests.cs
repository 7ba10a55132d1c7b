using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace AiChef.Tests;

/// <summary>
/// The same six lines stand twice only where a comment says why: <c>Written again</c>, before either of them.
/// </summary>
/// <remarks>
/// Lines that say nothing by themselves are not counted: braces, usings, comments, and parameters or arguments on lines
/// of their own. The stand-ins of packages repeat what their originals repeat.
/// </remarks>
public sealed partial class RepetitionTests
{
    private const int Longest = 5;
    private const string Excuse = "Written again";

    [Fact]
    public void Nothing_stands_twice_without_a_reason() =>
        Repeated(
                SourceFiles
                    .All.Where(file => !file.Replace('\\', '/').Contains("/StandIns/", StringComparison.Ordinal))
                    .ToDictionary(file => Path.GetRelativePath(RepositoryRoot.Path, file), File.ReadAllLines)
            )
            .ShouldBeEmpty();

    [Theory]
    [InlineData(5, "", false)]
    [InlineData(6, "", true)]
    [InlineData(6, "// Written again, since it must not change with the other", false)]
    [InlineData(6, "// Written for people", true)]
    public void Six_lines_without_a_reason_are_found(int lines, string comment, bool isFound)
    {
        string[] soup = [.. Enumerable.Range(1, lines).Select(step => $"Stir(times: {step});")];

        Repeated(new() { ["Soup.cs"] = soup, ["Stew.cs"] = ["{", comment, .. soup, "}"] })
            .Count.ShouldBe(isFound ? 1 : 0);
    }

    private static List<string> Repeated(Dictionary<string, string[]> files)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var found = new List<string>();
        foreach (var (file, lines) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            foreach (var (place, text) in Runs(lines).Where(run => !IsExcused(lines, run.Place)))
            {
                if (!known.TryAdd(text, $"{file}:{place + 1}"))
                {
                    found.Add($"{known[text]} and {file}:{place + 1}");
                }
            }
        }
        return found;
    }

    private static IEnumerable<(int Place, string Text)> Runs(string[] lines)
    {
        var counted = lines
            .Select((line, place) => (Place: place, Text: line.Trim()))
            .Where(line => !SaysNothing().IsMatch(line.Text))
            .ToList();
        for (var i = 0; i + Longest < counted.Count; i++)
        {
            yield return (counted[i].Place, string.Join('\n', counted[i..(i + Longest + 1)].Select(line => line.Text)));
        }
    }

    // The reason may stand before the run's first line or before one of its next, where another run begins.
    private static bool IsExcused(string[] lines, int place) =>
        lines[Math.Max(0, place - 8)..Math.Min(lines.Length, place + 4)]
            .Any(line => line.Contains(Excuse, StringComparison.Ordinal));

    [GeneratedRegex(@"^($|using |namespace |//|\[(Fact|Theory)\]|[{}()\[\];,?:]+$|[\w.?<>\[\]]+( [\w?]+)?,?$)")]
    private static partial Regex SaysNothing();
}
