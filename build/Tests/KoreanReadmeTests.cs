using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace AiChef.Tests;

/// <summary>The Korean README says the same as the English one: headings, commands, targets and links.</summary>
public sealed class KoreanReadmeTests
{
    private static readonly string English = Read("README.md");
    private static readonly string Korean = Read("README.ko.md");

    [Fact]
    public void Has_the_same_headings() => Find(Korean, "^#+(?= )").ShouldBe(Find(English, "^#+(?= )"));

    [Fact]
    public void Shows_the_same_commands() => Find(Korean, "^```.*?^```$").ShouldBe(Find(English, "^```.*?^```$"));

    [Fact]
    public void Lists_the_same_targets() =>
        Find(Korean, @"^\| `[^|]+(?= \|)").ShouldBe(Find(English, @"^\| `[^|]+(?= \|)"));

    [Fact]
    public void Links_to_the_same_pages() =>
        Find(Korean, @"(?<=\]\()[^)]+")
            .ShouldBe(Find(English.Replace("README.ko.md", "README.md", StringComparison.Ordinal), @"(?<=\]\()[^)]+"));

    [Fact]
    public void Names_the_same_things()
    {
        var words = Find(English, "`[^`\n]+`").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

        Find(Korean, "`[^`\n]+`").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(words);
    }

    [Fact]
    public void The_English_one_has_at_most_110_lines() => English.Count(c => c == '\n').ShouldBeLessThanOrEqualTo(110);

    private static string Read(string file) => File.ReadAllText(Path.Combine(RepositoryRoot.Path, file));

    private static IEnumerable<string> Find(string text, string pattern) =>
        Regex
            .Matches(text, pattern, RegexOptions.Multiline | RegexOptions.Singleline, TimeSpan.FromSeconds(1))
            .Select(match => match.Value);
}
