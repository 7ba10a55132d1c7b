using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.Conventions;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Conventions;

/// <summary>What is told of files as a whole.</summary>
public sealed class ConventionFileTests
{
    [Theory]
    [InlineData("1\n2\n3", "1\n2", 3)]
    [InlineData("1\n2", "1\n2\n3", 3)]
    [InlineData("1\n", "1", 2)]
    public void A_file_that_ends_too_early_or_too_late_differs(string expected, string actual, int line) =>
        Check(expected, actual).ShouldHaveSingleItem().ShouldStartWith($"a.sh:{line}: the file differs");

    [Fact]
    public void A_file_that_is_not_there_is_told_without_a_line()
    {
        var problems = new List<ConventionProblem>();

        BackendConventions.Read("/nowhere/a-b.yaml", "a-b.yaml", problems).ShouldBeNull();

        var problem = problems.ShouldHaveSingleItem();
        (problem.File, problem.Line, problem.Fix).ShouldBe(("a-b.yaml", 1, "fix the template"));
        problem.Text.ShouldBe("there is no such template");
    }

    /// <summary>Another id would replace the deployment of every API that is deployed.</summary>
    [Fact]
    public void The_id_of_a_deployment_is_the_same_in_every_version_of_the_build() =>
        ApiRevision
            .LogicalIdOf(
                StackTemplate.Parse(
                    """
                    Resources:
                      Stage: { Type: AWS::ApiGateway::Stage, Properties: { StageName: live } }
                      Get:
                        Type: AWS::ApiGateway::Method
                        Properties: { RestApiId: !Ref Api, HttpMethod: GET, MethodResponses: [a, { StatusCode: 200 }] }
                      Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: a, Description: b } }
                    """,
                    "api.yaml"
                )
            )
            .ShouldBe("ApiDeployment8570f379");

    private static IReadOnlyList<string> Check(string expected, string actual) =>
        BackendSample.Check(
            new BackendFiles { Templates = [], Generated = [new GeneratedText("a.sh", expected, actual)] }
        );
}
