using System.Xml.Linq;
using AiChef.Targets.Testing;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

public sealed class CoverageTests
{
    private const string One = """
        <coverage><packages><package><classes>
          <class filename="/r/build/Deployment/A.cs">
            <methods><method><lines><line number="1" hits="1" /></lines></method></methods>
            <lines>
              <line number="1" hits="1" branch="True" condition-coverage="50% (1/2)" />
              <line number="2" hits="0" branch="False" />
            </lines>
          </class>
          <class filename="/r/build/Deployment/obj/Debug/Generated.cs">
            <lines><line number="1" hits="0" branch="False" /></lines>
          </class>
        </classes></package></packages></coverage>
        """;

    private const string Another = """
        <coverage><packages><package><classes>
          <class filename="/elsewhere/build/Deployment/A.cs">
            <lines><line number="5" hits="1" branch="False" /></lines>
          </class>
          <class filename="/_/build/Deployment/A.cs">
            <lines>
              <line number="1" hits="0" branch="True" condition-coverage="0% (0/2)" />
              <line number="2" hits="7" branch="False" />
              <line number="3" hits="0" branch="True" condition-coverage="0% (0/2)" />
              <line number="4" hits="0" branch="False" />
            </lines>
          </class>
        </classes></package></packages></coverage>
        """;

    private static readonly IReadOnlyList<CoveredFile> Files = CoveredFile.Read(
        [XDocument.Parse(One), XDocument.Parse(Another)],
        "/r"
    );

    [Fact]
    public void A_line_that_one_run_reached_was_reached_and_what_is_generated_or_elsewhere_does_not_count() =>
        Files.ShouldBe([
            new CoveredFile("build/Deployment/A.cs", Lines: 4, LinesRun: 2, Branches: 4, BranchesTaken: 1),
        ]);

    [Fact]
    public void The_table_shows_what_is_and_what_is_required() =>
        CoveredProject
            .TableOf(Files)
            .ShouldStartWith(
                "| folder | lines | asked for | branches | asked for |\n|---|---:|---:|---:|---:|\n"
                    + "| `build/Deployment` | 50.0 % | 97 % | 25.0 % | 92 % |\n"
                    + "| `build/Targets` | 0.0 % | 88 % | 0.0 % | 80 % |\n"
            );
}
