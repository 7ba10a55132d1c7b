using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Backend;

/// <summary>What is deployed runs in China and GovCloud too: ARNs and host names differ there.</summary>
public sealed class PartitionTests
{
    private static readonly string Root = RepositoryRoot.Path;

    /// <summary>
    /// Service principals are the same in every partition; IAM and Lambda in China refuse lambda.amazonaws.com.cn and
    /// apigateway.amazonaws.com.cn. A reference to a model is the name of a model and no host, and the
    /// audience of a token is whatever the workflow asks for.
    /// </summary>
    private static readonly Regex SameEverywhere = new(
        @"(Service: ""?|Principal: ""?|- |\["")(lambda|apigateway|states|cloudformation|cloudwatch|budgets)"
            + @"\.amazonaws\.com""?\]?\)?\]?,?$"
            + @"|(aud: |ClientIdList: \[)sts\.amazonaws\.com\]?$"
            + @"|https://apigateway\.amazonaws\.com/restapis/\$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    );

    public static TheoryData<string> Files =>
        new(
            new[]
            {
                ("backend/infrastructure", "*.yaml"),
                ("backend/functions", "*.cs"),
                ("build/Deployment", "*.cs"),
                ("build/Targets", "*.cs"),
            }
                .SelectMany(static each =>
                    Directory.EnumerateFiles(Path.Combine(Root, each.Item1), each.Item2, SearchOption.AllDirectories)
                )
                .Select(static file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
                .Where(static file => !file.Contains("/obj/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Files))]
    public void No_partition_and_no_host_of_AWS_is_written_down(string file) =>
        File.ReadAllLines(Path.Combine(Root, file))
            .Where(static line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal))
            .Where(static line => line.Contains("arn:aws:", StringComparison.Ordinal) || NamesHost(line))
            .ShouldBeEmpty();

    private static bool NamesHost(string line) =>
        line.Contains("amazonaws.com", StringComparison.Ordinal)
        && !line.Contains("docs.aws.amazon.com", StringComparison.Ordinal)
        && !SameEverywhere.IsMatch(line.TrimEnd());
}
