using Shouldly;
using Xunit;

namespace AiChef.Tests;

/// <summary>
/// No line is longer than 120 columns, but for tables, generated files, documents in tests, and words that cannot be
/// broken, such as URLs and ARNs.
/// </summary>
public sealed class LineLengthTests
{
    private const int Limit = 120;
    private const int LongWord = 60;

    private static readonly string[] Folders = ["build", "backend", ".ci"];
    private static readonly string[] Endings = [".cs", ".md", ".yaml", ".sh", ".ps1", ".csproj", ".props", ".targets"];

    [Fact]
    public void No_line_is_longer_than_the_limit() =>
        Files().SelectMany(file => LongLines(file, File.ReadLines(file))).ShouldBeEmpty();

    [Theory]
    [InlineData("README.md", "a", true)]
    [InlineData("README.md", "| a", false)]
    [InlineData("README.md", "https://example.org/", false)]
    [InlineData("build/Tests/SoupTests.cs", "{ a", false)]
    [InlineData("build/Targets/Soup.cs", "{ a", true)]
    public void A_long_line_is_found_unless_it_cannot_be_broken(string file, string begin, bool isFound)
    {
        var word = begin.StartsWith("https", StringComparison.Ordinal) ? new string('x', 120) : " some words";
        var line = begin + string.Concat(Enumerable.Repeat(word, 20));

        LongLines(file, [line]).Any().ShouldBe(isFound);
    }

    private static IEnumerable<string> LongLines(string file, IEnumerable<string> lines) =>
        lines
            .Select((line, index) => (line, number: index + 1))
            .Where(each => each.line.Length > Limit && !MayBeLong(file, each.line))
            .Select(each => $"{Path.GetRelativePath(RepositoryRoot.Path, file)}:{each.number}");

    private static bool MayBeLong(string file, string line) =>
        line.StartsWith('|')
        || line.Split(' ').Max(word => word.Length) > LongWord
        || (file.Contains("ests", StringComparison.Ordinal) && line.AsSpan().IndexOfAny('{', '<') >= 0);

    private static IEnumerable<string> Files() =>
        Folders
            .SelectMany(folder =>
                Directory.EnumerateFiles(
                    Path.Combine(RepositoryRoot.Path, folder),
                    "*",
                    new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }
                )
            )
            .Concat(Directory.EnumerateFiles(RepositoryRoot.Path))
            .Where(file =>
                Endings.Contains(Path.GetExtension(file), StringComparer.Ordinal)
                || Path.GetFileName(Path.GetDirectoryName(file)) == ".ci"
            )
            .Where(file => !IsGenerated(file.Replace('\\', '/')));

    private static bool IsGenerated(string file) =>
        file.Contains("/bin/", StringComparison.Ordinal)
        || file.Contains("/obj/", StringComparison.Ordinal)
        || file.EndsWith(".g.cs", StringComparison.Ordinal)
        || file.EndsWith("-lambda.yaml", StringComparison.Ordinal)
        || file.EndsWith("/ReservedWords.cs", StringComparison.Ordinal);
}
