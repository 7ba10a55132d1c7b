using System.Reflection;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace AiChef.Tests;

/// <summary>The table of promises in build/README.md names tests that there are.</summary>
public sealed partial class PromisesTests
{
    private static readonly List<string> Tests =
    [
        .. typeof(PromisesTests)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Where(IsTest).Select(test => $"{type.FullName}.{test.Name}")),
    ];

    private static string Document => File.ReadAllText(Path.Combine(RepositoryRoot.Path, "build", "README.md"));

    private static string Promises =>
        Document.Split("\n## ").Single(part => part.StartsWith("Promises\n", StringComparison.Ordinal));

    [Fact]
    public void Every_promise_names_a_test_that_there_is()
    {
        var rows = Promises.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).ToList();

        rows.Count.ShouldBeGreaterThan(25);
        foreach (var row in rows)
        {
            var names = Name().Matches(row.Split('|')[2]).Select(match => match.Groups["name"].Value).ToList();
            names.ShouldNotBeEmpty(row);
            names.Where(name => Tests.TrueForAll(test => !Is(test, name))).ShouldBeEmpty();
        }
    }

    /// <summary>
    /// A name stands for a test, or for all tests of a class; as much of the namespace as makes it clear may lead.
    /// </summary>
    private static bool Is(string test, string name) =>
        test.EndsWith($".{name}", StringComparison.Ordinal) || test.Contains($".{name}.", StringComparison.Ordinal);

    private static bool IsTest(MethodInfo method) => method.IsDefined(typeof(FactAttribute));

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
