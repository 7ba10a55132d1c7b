using Shouldly;
using Xunit;

namespace AiChef.Tests;

/// <summary>No method has more than 60 lines, its signature and braces not counted.</summary>
/// <remarks>The formatter puts braces on lines of their own, so that indentation tells where a block ends.</remarks>
public sealed class MethodSizeTests
{
    private const int Limit = 60;

    [Fact]
    public void No_method_is_longer_than_the_limit() =>
        SourceFiles
            .All.SelectMany(file =>
                Long(File.ReadAllLines(file))
                    .Select(line => $"{Path.GetRelativePath(RepositoryRoot.Path, file)}:{line}")
            )
            .ShouldBeEmpty();

    [Theory]
    [InlineData("    void Cook()\n    {\n", "    }", 60, false)]
    [InlineData("    void Cook()\n    {\n", "    }", 61, true)]
    [InlineData("    void Cook(\n        int a\n    )\n    {\n", "    }", 61, true)]
    [InlineData("    int Cook() =>\n", "        + 1;\n", 61, true)]
    [InlineData("    Soup Soup { get; } =\n        new(1)\n        {\n", "        };", 61, false)]
    [InlineData("class Soup(int a)\n{\n", "}", 61, false)]
    [InlineData("class Soup(\n    int a\n) : Meal(a)\n{\n", "}", 61, false)]
    public void A_long_method_is_found(string begin, string end, int lines, bool isFound) =>
        Long((begin + string.Concat(Enumerable.Repeat("        + Stir()\n", lines)) + end).Split('\n'))
            .Any()
            .ShouldBe(isFound);

    /// <summary>The numbers of the lines on which bodies begin that are too long.</summary>
    private static IEnumerable<int> Long(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var indent = Indent(lines[i]);
            var (isBlock, isExpression) = (lines[i].Trim() == "{", lines[i].EndsWith("=>", StringComparison.Ordinal));
            if ((isBlock && !IsNoMethod(lines, i)) || (isExpression && indent == 4))
            {
                var end = i + 1;
                while (end < lines.Length && (lines[end].Length == 0 || Indent(lines[end]) > indent))
                {
                    end++;
                }
                if (end - i - 1 - (isExpression && end < lines.Length && lines[end - 1].Length == 0 ? 1 : 0) > Limit)
                {
                    yield return i + 1;
                }
            }
        }
    }

    // A type, or an object that is described.
    private static bool IsNoMethod(string[] lines, int brace)
    {
        var start = brace - 1;
        while (start > 0 && (Indent(lines[start]) > Indent(lines[brace]) || lines[start].TrimStart().StartsWith(')')))
        {
            start--;
        }
        return start < 0
            || lines[start].Split(' ').Any(word => word is "class" or "record" or "struct" or "interface" or "enum")
            || lines[start].TrimStart().StartsWith("namespace", StringComparison.Ordinal)
            || lines[start].Contains("new(", StringComparison.Ordinal);
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;
}
