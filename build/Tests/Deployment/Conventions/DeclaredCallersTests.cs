using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.Conventions;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Conventions;

/// <summary>The API and the workflow call what the declarations of the functions say.</summary>
public sealed class DeclaredCallersTests
{
    private const string Callers = """
        Resources:
          Failures: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: AWS/States, MetricName: ExecutionsFailed } }
          Faults: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: AWS/ApiGateway, MetricName: 5XXError } }
          Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: ai-chef-api } }
          Meals:
            Type: AWS::ApiGateway::Resource
            Properties: { RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: meals }
          Meal:
            Type: AWS::ApiGateway::Resource
            Properties: { RestApiId: !Ref Api, ParentId: !Ref Meals, PathPart: "{mealId}" }
          ReadMeal:
            Type: AWS::ApiGateway::Method
            Properties:
              RestApiId: !Ref Api
              ResourceId: !Ref Meal
              HttpMethod: GET
              Integration:
                Type: AWS_PROXY
                Uri: !Sub arn:${AWS::Partition}:lambda:path/functions/arn:aws:lambda:x:y:function:ai-chef-cook:live/invocations
          Machine:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              DefinitionString: !Sub |
                { "StartAt": "Cook", "States": { "Cook": { "Type": "Task", "Retry": [], "Catch": [], "TimeoutSeconds": 1,
                  "Resource": "arn:${AWS::Partition}:states:::lambda:invoke", "End": true,
                  "Parameters": { "FunctionName": "arn:${AWS::Partition}:lambda:x:y:function:ai-chef-cook:live" } } } }
        """;

    private const string File = "backend/infrastructure/callers-test.yaml";
    private const string FunctionFile = "backend/infrastructure/cook-test.yaml";

    [Fact]
    public void Calls_that_are_declared_are_right() => Check(["GET /meals/{mealId}"], isTask: true).ShouldBeEmpty();

    [Fact]
    public void Without_declarations_nothing_is_compared() =>
        BackendSample.Check(("callers", [], Callers)).ShouldBeEmpty();

    [Fact]
    public void A_call_that_is_not_declared_is_found_at_its_line() =>
        Check([], isTask: false)
            .Select(problem => problem.Split(", whose")[0])
            .ShouldBe([
                $"{File}:{LineOf("Uri:")}: GET /meals/{{mealId}} calls ai-chef-cook",
                $"{File}:{LineOf("DefinitionString:")}: a task of the workflow calls ai-chef-cook",
            ]);

    [Fact]
    public void A_declared_call_that_nobody_makes_is_found_at_the_function() =>
        Check(["GET /meals/{mealId}", "PUT /meals"], isTask: true)
            .ShouldHaveSingleItem()
            .ShouldStartWith($"{FunctionFile}:1: PUT /meals does not call ai-chef-cook, although");

    private static int LineOf(string text) =>
        Callers.Split('\n').Index().Single(line => line.Item.Contains(text, StringComparison.Ordinal)).Index + 1;

    private static IReadOnlyList<string> Check(IReadOnlyList<string> routes, bool isTask) =>
        BackendSample.Check(
            new BackendFiles
            {
                Templates =
                [
                    new ServiceFile("callers", "ai-chef-callers", [], StackTemplate.Parse(Callers, File)),
                    new ServiceFile(
                        "cook",
                        "ai-chef-cook",
                        [],
                        StackTemplate.Parse("Resources: { A: { Type: AWS::SNS::Topic } }", FunctionFile)
                    ),
                ],
                Callers = new Dictionary<string, FunctionCallers>(StringComparer.Ordinal)
                {
                    ["ai-chef-cook"] = new(routes, isTask),
                },
            }
        );
}
