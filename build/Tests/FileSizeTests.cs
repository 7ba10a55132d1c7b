using Shouldly;
using Xunit;

namespace AiChef.Tests;

/// <summary>
/// Files are short enough to be read in one go. In every project the median file has at most 65 lines and nine of ten
/// have at most 220; only generated files may be longer.
/// </summary>
public sealed class FileSizeTests
{
    private const int LongestMedian = 65;
    private const int LongestOfNineInTen = 220;

    [Fact]
    public void In_every_project_files_are_short() =>
        Projects()
            .Where(project => Median(project) > LongestMedian || NineInTen(project) > LongestOfNineInTen)
            .Select(project => $"{project.Key}: median {Median(project)}, nine in ten {NineInTen(project)}")
            .ShouldBeEmpty();

    [Fact]
    public void Every_project_is_counted() => Projects().Count().ShouldBeGreaterThan(20);

    [Theory]
    [InlineData(65, 1, 65, 66)]
    [InlineData(66, 1, 66, 66)]
    [InlineData(2, 1, 2, 3)]
    public void The_median_is_the_length_in_the_middle(int expected, params int[] lengths) =>
        At(lengths, share: 0.5).ShouldBe(expected);

    [Fact]
    public void Nine_in_ten_leave_out_the_longest_tenth() => At(Enumerable.Range(1, 11), share: 0.9).ShouldBe(10);

    private static IEnumerable<IGrouping<string, int>> Projects() =>
        SourceFiles
            .All.GroupBy(ProjectOf, StringComparer.Ordinal)
            .SelectMany(project => project.GroupBy(_ => project.Key, file => File.ReadLines(file).Count()));

    // The parts of the build script's own task and of the AWS stand-ins have no project file in their folder.
    private static string ProjectOf(string file)
    {
        for (var folder = Path.GetDirectoryName(file); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.EnumerateFiles(folder, "*.*proj").Any())
            {
                return Path.GetRelativePath(RepositoryRoot.Path, folder);
            }
        }
        return Path.GetRelativePath(RepositoryRoot.Path, Path.GetDirectoryName(file)!);
    }

    private static int Median(IEnumerable<int> lengths) => At(lengths, share: 0.5);

    private static int NineInTen(IEnumerable<int> lengths) => At(lengths, share: 0.9);

    private static int At(IEnumerable<int> lengths, double share)
    {
        var sorted = lengths.Order().ToList();
        return sorted[(int)Math.Round((sorted.Count - 1) * share, MidpointRounding.ToZero)];
    }
}
