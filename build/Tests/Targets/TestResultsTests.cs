using System.Xml.Linq;
using AiChef.Targets.Testing;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

public sealed class TestResultsTests
{
    private const string One = """
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
          <Results>
            <UnitTestResult testName="Soup.Is_hot" outcome="Passed">
              <Output><StdOut>stirring
        left out: the tasting, which needs a spoon</StdOut></Output>
            </UnitTestResult>
            <UnitTestResult testName="Soup.Is_salted" outcome="Failed">
              <Output><ErrorInfo><Message>should be salted</Message><StackTrace>at Soup</StackTrace></ErrorInfo></Output>
            </UnitTestResult>
          </Results>
          <ResultSummary outcome="Failed"><Counters total="3" passed="1" failed="1" aborted="1" /></ResultSummary>
        </TestRun>
        """;

    private const string Another = """
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
          <ResultSummary outcome="Completed"><Counters total="4" passed="4" failed="0" /></ResultSummary>
        </TestRun>
        """;

    private static readonly TestResults Results = new([XDocument.Parse(One), XDocument.Parse(Another)]);

    [Fact]
    public void The_summary_is_the_sum_of_all_result_files() => Results.Summary.ShouldBe("5 passed, 2 failed");

    [Fact]
    public void A_failed_test_is_named() => Results.FailedTests.ShouldBe(["Soup.Is_salted"]);

    [Fact]
    public void What_a_test_left_out_is_told() =>
        Results.LeftOutParts.ShouldBe(["left out: the tasting, which needs a spoon"]);

    [Fact]
    public void Without_result_files_nothing_passed() => new TestResults([]).Summary.ShouldBe("0 passed, 0 failed");

    [Fact]
    public void A_filter_narrows_the_tests_of_a_suite() =>
        TestSuite
            .Judge.Filter("Alias")
            .ShouldBe([
                "--filter",
                "(FullyQualifiedName~AiChef.Tests.EndToEnd.Judge.|FullyQualifiedName~AiChef.Tests.EndToEnd.Scripts.)"
                    + "&FullyQualifiedName~Alias",
            ]);

    [Fact]
    public void All_tests_of_the_solution_need_no_filter() => TestSuite.All.Filter(filter: null).ShouldBeEmpty();
}
