using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.Conventions;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Conventions;

/// <summary>One failing sample for each rule; the line that is at fault ends with the mark <c>#&lt;</c>.</summary>
public sealed class BackendConventionsTests
{
    private static readonly string[] TaskFields = ["\"Retry\": []", "\"Catch\": []", "\"TimeoutSeconds\": 5"];

    private const string Table = """
        Resources:
          Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: ai-chef-things } }
          TableErrors: { Type: AWS::CloudWatch::Alarm, Properties: { AlarmName: ai-chef-things-errors, Namespace: AWS/DynamoDB, MetricName: SystemErrors } }
        Outputs:
          Name: { Value: !Ref Table, Export: { Name: ai-chef-things-name } }
        """;

    [Fact]
    public void A_backend_that_keeps_them_has_no_problem() => Check(("data", [], Table)).ShouldBeEmpty();

    [Fact]
    public void A_reference_to_nothing_is_found() =>
        ShouldFind(
            "'Tabel' is neither a parameter nor a resource",
            """
            Resources:
              Topic: { Type: AWS::SNS::Topic }
            Outputs:
              Name:
                Value: !Ref Tabel #<
            """
        );

    [Fact]
    public void A_reference_in_a_text_to_nothing_is_found() =>
        ShouldFind("there is no resource 'Queue'", Topic(displayName: "!Sub \"${AWS::Region} of ${Queue.Arn}\" #<"));

    [Fact]
    public void An_attribute_of_nothing_is_found() =>
        ShouldFind("there is no resource 'Queue'", Topic(displayName: "{ \"Fn::GetAtt\": [Queue, Arn] } #<"));

    [Fact]
    public void A_dependency_on_nothing_is_found() =>
        ShouldFind(
            "'Topic' depends on 'Queue', which is not a resource of this template",
            """
            Resources:
              Topic:
                Type: AWS::SNS::Topic
                DependsOn:
                  - Queue #<
            """
        );

    [Fact]
    public void A_condition_that_is_not_declared_is_found() =>
        ShouldFind(
            "there is no condition 'IsBig'",
            """
            Resources:
              Topic:
                Type: AWS::SNS::Topic
                Condition: IsBig #<
            """
        );

    [Fact]
    public void A_mapping_that_is_not_declared_is_found() =>
        ShouldFind("there is no mapping 'Sizes'", Topic(displayName: "!FindInMap [Sizes, a, b] #<"));

    [Fact]
    public void A_parameter_that_is_used_nowhere_is_found() =>
        ShouldFind(
            "the parameter 'Size' is not used",
            """
            Parameters:
              Size: { Type: String, Default: big } #<
            Resources:
              Topic: { Type: AWS::SNS::Topic }
            """
        );

    [Fact]
    public void A_parameter_that_nobody_gives_a_value_is_found() =>
        ShouldFind(
            "the parameter 'Size' has no value",
            """
            Parameters:
              Size: { Type: String } #<
            Resources:
              Topic: { Type: AWS::SNS::Topic, Properties: { DisplayName: !Ref Size } }
            """
        );

    [Fact]
    public void An_import_that_nobody_exports_is_found() =>
        ShouldFind(
            "no template exports 'ai-chef-thing-name'",
            """
            Resources:
              Topic:
                Type: AWS::SNS::Topic
                Properties:
                  DisplayName: !ImportValue ai-chef-thing-name #<
            """,
            ("data", [], Table)
        );

    [Fact]
    public void An_import_from_a_service_that_is_not_deployed_before_is_found() =>
        ShouldFind(
            "'ai-chef-things-name' comes from the service data, which is not deployed before sample",
            """
            Resources:
              Topic:
                Type: AWS::SNS::Topic
                Properties:
                  DisplayName: !ImportValue ai-chef-things-name #<
            """,
            ("data", [], Table)
        );

    [Fact]
    public void An_import_from_a_service_that_is_deployed_before_is_fine() =>
        Check(
                ("data", [], Table),
                (
                    "sample",
                    ["data"],
                    "Resources: { Topic: { Type: AWS::SNS::Topic, Properties: { "
                        + "DisplayName: { 'Fn::ImportValue': ai-chef-things-name } } } }"
                )
            )
            .ShouldBeEmpty();

    [Fact]
    public void An_export_that_is_made_twice_is_found() =>
        ShouldFind(
            "the export 'ai-chef-things-name' is declared twice",
            """
            Resources:
              Topic: { Type: AWS::SNS::Topic }
            Outputs:
              Name:
                Value: x
                Export:
                  Name: ai-chef-things-name #<
            """,
            ("data", [], Table)
        );

    [Fact]
    public void A_name_without_the_prefix_is_found() =>
        ShouldFind(
            "the name 'alerts' does not begin with 'ai-chef-'",
            """
            Resources:
              Topic:
                Type: AWS::SNS::Topic
                Properties:
                  TopicName: alerts #<
            """
        );

    [Fact]
    public void A_name_that_is_used_twice_is_found() =>
        ShouldFind(
            "another AWS::SNS::Topic has the name 'ai-chef-alerts' too",
            """
            Resources:
              Topic:
                Type: AWS::SNS::Topic
                Properties:
                  TopicName: ai-chef-alerts #<
            """,
            ("data", [], "Resources: { Topic: { Type: AWS::SNS::Topic, Properties: { TopicName: ai-chef-alerts } } }")
        );

    [Fact]
    public void A_log_group_without_an_end_is_found() =>
        ShouldFind(
            "the log group 'Log' keeps its logs forever",
            """
            Resources:
              Log: #<
                Type: AWS::Logs::LogGroup
                Properties:
                  LogGroupName: /aws/x/ai-chef-log
            """
        );

    [Fact]
    public void A_function_without_a_log_group_is_found() =>
        ShouldFind("the function 'Function' has no log group /aws/lambda/ai-chef-cook here", Function(log: false));

    [Fact]
    public void A_function_without_an_error_alarm_is_found() =>
        ShouldFind("no alarm watches the failures of 'Function'", Function(alarm: false));

    [Fact]
    public void A_function_without_the_alias_is_found() =>
        ShouldFind("the function 'Function' has no alias 'live'", Function(alias: false));

    [Fact]
    public void A_permission_past_the_alias_is_found() =>
        ShouldFind(
            "the permission 'Permission' is for the function, not for its alias",
            $$"""
            {{Function().Replace(" #<", "", StringComparison.Ordinal)}}
              Permission:
                Type: AWS::Lambda::Permission
                Properties:
                  FunctionName: !Ref Function #<
            """
        );

    [Fact]
    public void A_call_past_the_alias_is_found() =>
        ShouldFind(
            "the function ai-chef-cook is called without its alias",
            Topic(
                displayName: "!Sub arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:ai-chef-cook #<"
            )
        );

    [Fact]
    public void Any_action_in_a_policy_is_found() =>
        ShouldFind(
            "the policy allows 'dynamodb:*'",
            Policy(action: "dynamodb:* #<", resource: "arn:aws:dynamodb:us-east-1:1:table/a")
        );

    [Fact]
    public void Any_resource_in_a_policy_is_found() =>
        ShouldFind(
            "the policy allows dynamodb:GetItem on everything",
            Policy(action: "[dynamodb:GetItem, xray:PutTraceSegments]", resource: "\"*\" #<")
        );

    [Fact]
    public void Any_function_in_a_policy_is_found() =>
        ShouldFind(
            "the policy allows more functions than one",
            Policy(
                action: "lambda:InvokeFunction",
                resource: "!Sub arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:* #<"
            )
        );

    [Theory]
    [InlineData("Retry", "the task 'Cook' has no Retry")]
    [InlineData("Catch", "the task 'Cook' has no Catch")]
    [InlineData("TimeoutSeconds", "the task 'Cook' has no timeout")]
    public void A_task_that_lacks_something_is_found(string missing, string text) =>
        ShouldFind(
            text,
            Machine(
                $$"""
                !Sub |
                        { "StartAt": "Both", "States": { "Both": { "Type": "Parallel", "End": true, "Branches": [ { "StartAt": "Cook", "States": {
                          "Cook": { "Type": "Task", #<
                            {{string.Join(
                    ", ",
                    TaskFields.Where(field => !field.Contains(missing, StringComparison.Ordinal))
                )}},
                            "Resource": "arn:${AWS::Partition}:states:::lambda:invoke", "End": true } } } ] } } }
                """
            )
        );

    [Fact]
    public void A_definition_that_is_no_json_is_found() =>
        ShouldFind(
            "the definition of 'Machine' is not valid JSON",
            Machine(
                """
                |
                        {
                          "StartAt": oops #<
                        }
                """
            )
        );

    [Fact]
    public void A_definition_with_values_of_its_own_that_is_no_json_is_found_at_its_line() =>
        ShouldFind(
            "the definition of 'Machine' is not valid JSON",
            Machine(
                """
                !Sub
                        - |
                          {
                            "States": ${States},
                            "StartAt": oops #<
                          }
                        - States: '{}'
                """
            )
        );

    [Fact]
    public void An_api_whose_deployment_is_of_before_is_found() =>
        ShouldFind(
            "the API differs from the deployment 'ApiDeployment00000000'",
            """
            Resources:
              Failures: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: AWS/ApiGateway, MetricName: 5XXError } }
              Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: ai-chef-api } }
              ApiDeployment00000000: #<
                Type: AWS::ApiGateway::Deployment
                Properties: { RestApiId: !Ref Api }
            """
        );

    [Fact]
    public void A_file_name_without_component_is_found() =>
        Check(
                new BackendFiles
                {
                    Templates =
                    [
                        new ServiceFile(
                            "data",
                            "ai-chef-data",
                            [],
                            StackTemplate.Parse(Table, "backend/infrastructure/Data.yaml")
                        ),
                    ],
                }
            )
            .ShouldBe([
                "backend/infrastructure/Data.yaml:1: the name is not "
                    + "{service}-{component}.yaml in lowercase; rename the file",
            ]);

    [Fact]
    public void A_template_that_no_service_declares_is_found() =>
        Check(new BackendFiles { Templates = [], Undeclared = ["backend/infrastructure/left-over.yaml"] })
            .ShouldBe([
                "backend/infrastructure/left-over.yaml:1: no service declares this "
                    + "template; declare it in build/Targets/Build.<Service>.cs or delete it",
            ]);

    [Fact]
    public void A_generated_file_that_is_missing_or_stale_is_found() =>
        Check(
                new BackendFiles
                {
                    Templates = [],
                    GenerateCommand = "./build.sh Generate",
                    Generated =
                    [
                        new GeneratedText("a.sh", "1\n2\n", null),
                        new GeneratedText("b.sh", "1\n2\n", "1\n3\n"),
                        new GeneratedText("c.sh", "1\n", "1\r\n"),
                    ],
                }
            )
            .ShouldBe([
                "a.sh:1: the file is missing; run ./build.sh Generate",
                "b.sh:2: the file differs from what the declaration generates; run ./build.sh Generate",
            ]);

    [Fact]
    public void A_template_that_cannot_be_read_is_reported_with_its_line()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "Resources:\n  A: { Type: [ }\n");
        var problems = new List<ConventionProblem>();

        BackendConventions.Read(file, "a-b.yaml", problems).ShouldBeNull();

        File.Delete(file);
        problems.Single().File.ShouldBe("a-b.yaml");
        problems.Single().Line.ShouldBe(2);
        problems.Single().Text.ShouldStartWith("malformed YAML");
    }

    [Fact]
    public void All_problems_of_all_files_come_in_one_run() =>
        Check(
            (
                "data",
                [],
                "Resources: { Log: { Type: AWS::Logs::LogGroup }, Topic: "
                    + "{ Type: AWS::SNS::Topic, Properties: { TopicName: a } } }"
            ),
            ("other", [], "Resources: { Topic: { Type: AWS::SNS::Topic, Properties: { TopicName: !Ref B } } }")
        )
            .Count.ShouldBe(3);

    /// <summary>A function with all that it needs, but for one thing.</summary>
    private static string Function(bool log = true, bool alarm = true, bool alias = true) =>
        string.Join(
            '\n',
            new[]
            {
                "Resources:",
                "  Function: #<",
                "    Type: AWS::Lambda::Function",
                "    Properties: { FunctionName: ai-chef-cook }",
                log
                    ? "  Log: { Type: AWS::Logs::LogGroup, Properties: { "
                        + "LogGroupName: /aws/lambda/ai-chef-cook, RetentionInDays: 7 } }"
                    : null,
                alarm
                    ? "  Errors: { Type: AWS::CloudWatch::Alarm, Properties: { AlarmName: "
                        + "ai-chef-cook-errors, Namespace: AWS/Lambda, MetricName: Errors } }"
                    : null,
                alias
                    ? "  Live: { Type: AWS::Lambda::Alias, Properties: { "
                        + "FunctionName: !Ref Function, FunctionVersion: 1, Name: live } }"
                    : null,
            }.OfType<string>()
        );

    private static string Machine(string definition) =>
        $$"""
            Resources:
              Failures: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: AWS/States, MetricName: ExecutionsFailed } }
              Machine:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  DefinitionString: {{definition}}
            """;

    private static string Topic(string displayName) =>
        $$"""
            Resources:
              Topic:
                Type: AWS::SNS::Topic
                Properties:
                  DisplayName: {{displayName}}
            """;

    private static string Policy(string action, string resource) =>
        $$"""
            Resources:
              Role:
                Type: AWS::IAM::Role
                Properties:
                  Policies:
                    - PolicyDocument:
                        Statement:
                          - Effect: Allow
                            Action: {{action}}
                            Resource: {{resource}}
            """;

    private static void ShouldFind(
        string text,
        string template,
        params (string Service, string[] Needs, string Body)[] others
    )
    {
        var line =
            Array.FindIndex(template.Split('\n'), each => each.TrimEnd().EndsWith("#<", StringComparison.Ordinal)) + 1;
        var problems = Check([.. others, ("sample", [], template.Replace(" #<", "", StringComparison.Ordinal))]);

        problems.ShouldHaveSingleItem().ShouldStartWith($"backend/infrastructure/sample-test.yaml:{line}: {text}");
    }

    private static IReadOnlyList<string> Check(params (string Service, string[] Needs, string Body)[] templates) =>
        BackendSample.Check(templates);

    private static IReadOnlyList<string> Check(BackendFiles backend) => BackendSample.Check(backend);
}
