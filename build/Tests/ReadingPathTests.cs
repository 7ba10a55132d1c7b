using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace AiChef.Tests;

/// <summary>The reading path of build/README.md leads from a target to AWS, each file naming the next one's type.</summary>
public sealed class ReadingPathTests
{
    private static readonly string[] Path =
    [
        .. Regex
            .Matches(
                File.ReadAllText(System.IO.Path.Combine(RepositoryRoot.Path, "build", "README.md")),
                @"(?<=^\| \d\. [^|]*\| `)[^`]+",
                RegexOptions.Multiline,
                TimeSpan.FromSeconds(1)
            )
            .Select(match => match.Value),
    ];

    [Fact]
    public void It_has_at_most_six_files_none_of_them_twice()
    {
        Path.Length.ShouldBeInRange(2, 6);
        Path.ShouldBeUnique();
    }

    [Fact]
    public void It_begins_at_a_target_and_ends_at_the_execution_of_a_change_set()
    {
        TextOf(Path[0]).ShouldContain("Target DeployStepFunctions");
        TextOf(Path[^1]).ShouldContain("client.ExecuteChangeSetAsync(");
    }

    [Fact]
    public void Each_file_names_the_type_of_the_next()
    {
        foreach (var (from, to) in Path.Skip(1).Zip(Path.Skip(2)))
        {
            TextOf(from).ShouldContain(System.IO.Path.GetFileName(to).Split('.')[0], Case.Sensitive, $"{from} to {to}");
        }
    }

    private static string TextOf(string file) =>
        File.ReadAllText(System.IO.Path.Combine(RepositoryRoot.Path, "build", file));
}
