using System.Text;
using AiChef.Targets.Mutation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

public sealed class MutationScoreTests
{
    private const string Report = """
        {
          "projectRoot": "/repository/build/Deployment",
          "files": {
            "Lambda/AliasRoute.cs": {
              "mutants": [
                { "status": "Killed", "mutatorName": "Equality mutation", "replacement": "a == b", "location": { "start": { "line": 7 } } },
                { "status": "Timeout", "mutatorName": "Boolean mutation", "replacement": "false", "location": { "start": { "line": 8 } } },
                { "status": "Survived", "mutatorName": "Statement mutation", "replacement": ";", "location": { "start": { "line": 9 } } },
                { "status": "NoCoverage", "mutatorName": "Block removal mutation", "replacement": "{\n}", "location": { "start": { "line": 12 } } },
                { "status": "CompileError", "mutatorName": "Linq mutation", "replacement": "x", "location": { "start": { "line": 13 } } },
                { "status": "Ignored", "mutatorName": "String mutation", "replacement": "\"\"", "location": { "start": { "line": 14 } } }
              ]
            },
            "Lambda/CanaryPolicy.cs": { "mutants": [] }
          }
        }
        """;

    private static readonly IReadOnlyList<MutationScore> Scores = MutationScore.Read(
        new MemoryStream(Encoding.UTF8.GetBytes(Report)),
        "/repository"
    );

    [Fact]
    public void What_fails_or_does_not_end_was_noticed_and_what_does_not_compile_does_not_count()
    {
        var score = Scores.ShouldHaveSingleItem();

        score.File.ShouldBe("build/Deployment/Lambda/AliasRoute.cs");
        score.Noticed.ShouldBe(2);
        score.Percent.ShouldBe(50);
        MutationScore.Of(Scores).ShouldBe(50);
    }

    [Fact]
    public void A_change_that_nobody_noticed_is_named_with_its_place() =>
        Scores[0]
            .Survivors.ShouldBe(["9: Statement mutation: ;", "12: Block removal mutation, reached by no test: { }"]);

    [Fact]
    public void The_table_has_a_row_for_each_file_and_one_for_all() =>
        MutationScore
            .TableOf([.. Scores, new MutationScore("b.cs", 2, [])])
            .ShouldBe(
                "| file | changes | noticed | share |\n|---|---:|---:|---:|\n"
                    + "| `build/Deployment/Lambda/AliasRoute.cs` | 4 | 2 | 50.0 % |\n"
                    + "| `b.cs` | 2 | 2 | 100.0 % |\n"
                    + "| all | 6 | 4 | 66.7 % |\n"
            );
}
