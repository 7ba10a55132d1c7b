using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Conventions;

/// <summary>How far each convention goes: what looks like a mistake and is none, and what hides.</summary>
public sealed class ConventionEdgeTests
{
    [Theory]
    [InlineData("!Ref AWS::Region")]
    [InlineData("!Ref Other")]
    [InlineData("!Ref Environment")]
    [InlineData("!GetAtt Other.TopicName")]
    [InlineData("{ 'Fn::GetAtt': [Other, TopicName] }")]
    [InlineData("!Sub '${AWS::Region} ${Other.TopicName} ${Other} ${Environment} ${!Literal}'")]
    [InlineData("!Sub ['${Own}', { Own: x }]")]
    [InlineData("!FindInMap [Sizes, small, value]")]
    [InlineData("!FindInMap [!Ref Environment, small, value]")]
    [InlineData("!If [IsBig, a, b]")]
    [InlineData("{ 'Fn::If': [IsBig, a, b] }")]
    public void A_reference_to_what_is_there_is_fine(string value) => OfTopic(value).ShouldBeEmpty();

    [Theory]
    [InlineData("!GetAtt Nothing.Arn", "there is no resource 'Nothing'")]
    [InlineData("!Sub ['${Own} ${Nothing}', { Own: x }]", "'Nothing' is neither a parameter nor a resource")]
    [InlineData("!Sub '${Nothing.Arn}'", "there is no resource 'Nothing'")]
    [InlineData("!If [IsSmall, a, b]", "there is no condition 'IsSmall'")]
    [InlineData("{ Condition: IsSmall }", "there is no condition 'IsSmall'")]
    [InlineData("!FindInMap [Colours, a, b]", "there is no mapping 'Colours'")]
    public void A_reference_to_what_is_not_there_is_found(string value, string problem) =>
        OfTopic(value).ShouldHaveSingleItem().ShouldContain(problem);

    [Fact]
    public void A_single_dependency_is_checked_as_well() =>
        Of("Resources: { Topic: { Type: AWS::SNS::Topic, DependsOn: Nothing } }")
            .ShouldHaveSingleItem()
            .ShouldContain("'Topic' depends on 'Nothing'");

    [Fact]
    public void Dependencies_that_are_there_are_fine() =>
        Of(
                "Resources: { A: { Type: AWS::SNS::Topic }, B: { Type: AWS::SNS::Topic, DependsOn: A }, "
                    + "C: { Type: AWS::SNS::Topic, DependsOn: [A, B] } }"
            )
            .ShouldBeEmpty();

    [Fact]
    public void The_condition_of_an_output_is_checked_as_well() =>
        Of(
                """
                Resources: { Topic: { Type: AWS::SNS::Topic } }
                Outputs: { Name: { Value: x, Condition: IsSmall } }
                """
            )
            .ShouldHaveSingleItem()
            .ShouldContain("there is no condition 'IsSmall'");

    [Theory]
    [InlineData("Conditions: { IsBig: !Equals [!Ref Size, big] }")]
    [InlineData("Outputs: { Size: { Value: !Ref Size } }")]
    [InlineData("Rules: { Big: { Assertions: [{ Assert: !Equals [!Ref Size, big] }] } }")]
    public void A_parameter_may_be_used_in_any_section(string section) =>
        Of(
                $$"""
                Parameters: { Size: { Type: String, Default: big } }
                Resources: { Topic: { Type: AWS::SNS::Topic } }
                {{section}}
                """
            )
            .ShouldBeEmpty();

    [Theory]
    [InlineData("AWS::Logs::LogGroup", "LogGroupName: /aws/lambda/ai-chef-cook, RetentionInDays: 7")]
    [InlineData("AWS::Logs::LogGroup", "LogGroupName: /ai-chef/dev, RetentionInDays: 7")]
    [InlineData("AWS::SSM::Parameter", "Name: /ai-chef/dev/key")]
    [InlineData("AWS::SNS::Topic", "TopicName: AI-Chef-Alerts")]
    [InlineData("AWS::SNS::Topic", "TopicName: !Sub '${AWS::StackName}-alerts'")]
    [InlineData("AWS::SNS::Topic", "TopicName: !Ref Topic")]
    [InlineData("AWS::SNS::Topic", "DisplayName: alerts")]
    public void A_name_of_ours_or_of_AWS_is_fine(string type, string properties) =>
        Of($"Resources: {{ Topic: {{ Type: {type}, Properties: {{ {properties} }} }} }}").ShouldBeEmpty();

    [Theory]
    [InlineData("AWS::Logs::LogGroup", "LogGroupName: /aws/lambda/cook, RetentionInDays: 7", "/aws/lambda/cook")]
    [InlineData("AWS::Logs::LogGroup", "LogGroupName: /aws/ai-chefs, RetentionInDays: 7", "/aws/ai-chefs")]
    [InlineData("AWS::Logs::LogGroup", "LogGroupName: /AI-CHEF-x, RetentionInDays: 7", "/AI-CHEF-x")]
    [InlineData("AWS::SQS::Queue", "QueueName: ai-chefs", "ai-chefs")]
    [InlineData("AWS::IAM::Role", "RoleName: my-ai-chef-role", "my-ai-chef-role")]
    public void A_name_that_only_resembles_ours_is_found(string type, string properties, string name) =>
        Of($"Resources: {{ Thing: {{ Type: {type}, Properties: {{ {properties} }} }} }}")
            .ShouldHaveSingleItem()
            .ShouldContain($"the name '{name}' does not begin with 'ai-chef-'");

    [Fact]
    public void Two_types_may_share_a_name() =>
        Of(
                "Resources: { A: { Type: AWS::SNS::Topic, Properties: { TopicName: ai-chef-a } }, "
                    + "B: { Type: AWS::SQS::Queue, Properties: { QueueName: ai-chef-a } } }"
            )
            .ShouldBeEmpty();

    [Fact]
    public void An_export_without_the_prefix_is_found() =>
        Of(
                """
                Resources: { Topic: { Type: AWS::SNS::Topic } }
                Outputs: { Name: { Value: x, Export: { Name: a-name } } }
                """
            )
            .ShouldHaveSingleItem()
            .ShouldContain("the export 'a-name' does not begin with 'ai-chef-'");

    [Fact]
    public void An_export_may_be_imported_where_it_is_made() =>
        Of(
                """
                Resources: { Topic: { Type: AWS::SNS::Topic, Properties: { DisplayName: !ImportValue ai-chef-a } } }
                Outputs: { Name: { Value: x, Export: { Name: ai-chef-a } } }
                """
            )
            .ShouldBeEmpty();

    [Fact]
    public void An_import_by_the_name_of_the_stack_is_found_out() =>
        BackendSample
            .Check(
                (
                    "data",
                    [],
                    "Resources: { T: { Type: AWS::SNS::Topic } }\nOutputs: { N: "
                        + "{ Value: x, Export: { Name: !Sub '${AWS::StackName}-n' } } }"
                ),
                (
                    "user",
                    ["data"],
                    "Resources: { T: { Type: AWS::SNS::Topic, Properties: "
                        + "{ DisplayName: !ImportValue ai-chef-data-n } } }"
                )
            )
            .ShouldBeEmpty();

    [Theory]
    [InlineData("Namespace: AWS/SQS, MetricName: SystemErrors")]
    [InlineData("Namespace: AWS/DynamoDB, MetricName: ConsumedReadCapacityUnits")]
    public void An_alarm_on_something_else_watches_no_failures(string alarm) =>
        OfTable($"Properties: {{ AlarmName: ai-chef-a, {alarm} }}")
            .ShouldHaveSingleItem()
            .ShouldContain("no alarm watches the failures of 'Table'");

    [Fact]
    public void An_alarm_on_a_sum_of_metrics_watches_them() =>
        OfTable(
                "Properties: { AlarmName: ai-chef-a, Metrics: [{ Id: a, MetricStat: { "
                    + "Metric: { Namespace: AWS/DynamoDB, MetricName: SystemErrors } } }] }"
            )
            .ShouldBeEmpty();

    [Theory]
    [InlineData("!Ref Live", true)]
    [InlineData("!Sub '${Function}:live'", true)]
    [InlineData("arn:aws:lambda:us-east-1:1:function:ai-chef-cook:live", true)]
    [InlineData("!Ref Function", false)]
    [InlineData("!GetAtt Function.Arn", false)]
    [InlineData("!Sub '${Function}:other'", false)]
    public void A_permission_is_for_the_alias(string target, bool isFine)
    {
        var problems = Of(
            $$"""
            Resources:
              Function: { Type: AWS::Lambda::Function, Properties: { FunctionName: ai-chef-cook } }
              Log: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /aws/lambda/ai-chef-cook, RetentionInDays: 7 } }
              Errors: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: AWS/Lambda, MetricName: Errors } }
              Live: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Function, FunctionVersion: 1, Name: live } }
              Permission: { Type: AWS::Lambda::Permission, Properties: { FunctionName: {{target}} } }
            """
        );

        problems.Any(problem => problem.Contains("not for its alias", StringComparison.Ordinal)).ShouldBe(!isFine);
    }

    [Theory]
    [InlineData("ai-chef-cook:live", true)]
    [InlineData("ai-chef-cook:live/invocations", true)]
    [InlineData("ai-chef-cook", false)]
    [InlineData("ai-chef-cook:1", false)]
    [InlineData("ai-chef-cook-live", false)]
    public void A_call_goes_through_the_alias(string function, bool isFine) =>
        OfTopic($"arn:aws:lambda:us-east-1:1:function:{function}")
            .Any(problem => problem.Contains("is called without its alias", StringComparison.Ordinal))
            .ShouldBe(!isFine);

    [Fact]
    public void A_call_in_a_long_text_is_found_in_its_own_line() =>
        Of(
                """
                Resources:
                  Topic:
                    Type: AWS::SNS::Topic
                    Properties:
                      DisplayName: |
                        first
                        arn:aws:lambda:us-east-1:1:function:ai-chef-cook
                """
            )
            .ShouldHaveSingleItem()
            .ShouldStartWith("backend/infrastructure/sample-test.yaml:7: the function ai-chef-cook");

    [Theory]
    [InlineData("Effect: Deny, Action: 's3:*', Resource: '*'", null)]
    [InlineData("Effect: Allow, Action: xray:PutTraceSegments, Resource: '*'", null)]
    [InlineData("Effect: Allow, Action: [XRAY:PutTraceSegments, logs:CreateLogDelivery], Resource: ['*']", null)]
    [InlineData("Effect: Allow, Action: s3:GetObject, Resource: 'arn:aws:s3:::a/*'", null)]
    [InlineData(
        "Effect: Allow, Action: lambda:InvokeFunction, Resource: 'arn:aws:lambda:us-east-1:1:function:ai-chef-a:live'",
        null
    )]
    [InlineData("Effect: Allow, Action: '*', Resource: 'arn:aws:s3:::a'", "the policy allows '*'")]
    [InlineData(
        "Effect: Allow, Action: [s3:GetObject, 's3:Put*'], Resource: 'arn:aws:s3:::a'",
        "the policy allows 's3:Put*'"
    )]
    [InlineData(
        "Effect: Allow, Action: s3:GetObject, Resource: ['arn:aws:s3:::a', '*']",
        "the policy allows s3:GetObject on everything"
    )]
    [InlineData(
        "Effect: Allow, Action: lambda:InvokeFunction, Resource: ['arn:aws:lambda:us-east-1:1:function:ai-chef-*']",
        "more functions than one"
    )]
    public void A_statement_is_narrow_or_found(string statement, string? problem)
    {
        var problems = Of(
            "Resources: { Role: { Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyDocument: { Statement: [{ "
                + statement
                + " }] } }] } } }"
        );

        if (problem is null)
        {
            problems.ShouldBeEmpty();
        }
        else
        {
            problems.ShouldHaveSingleItem().ShouldContain(problem);
        }
    }

    [Theory]
    [InlineData("""{ "A": { "Type": "Pass", "End": true } }""", 0)]
    [InlineData("""{ "A": { "Type": "Task", "Retry": [], "Catch": [], "TimeoutSecondsPath": "$.t" } }""", 0)]
    [InlineData("""{ "A": { "Type": "Task" } }""", 3)]
    [InlineData("""{ "A": { "Type": "Map", "ItemProcessor": { "States": { "B": { "Type": "Task" } } } } }""", 3)]
    [InlineData("""{ "A": { "Type": "Map", "Iterator": { "States": { "B": { "Type": "Task" } } } } }""", 3)]
    [InlineData(
        """
            { "A": { "Type": "Parallel", "Branches": [
              { "States": { "B": { "Type": "Task" } } }, { "States": { "C": { "Type": "Task" } } } ] } }
            """,
        6
    )]
    [InlineData("""{ "A": { "Resource": "x" } }""", 0)]
    public void Each_task_is_checked_at_any_depth(string states, int problems)
    {
        var definition = $$"""{ "StartAt": "A", "States": {{states.ReplaceLineEndings(" ")}} }""";

        TasksOf($"DefinitionString: '{definition}'").Count.ShouldBe(problems);
        TasksOf($"Definition: {definition}").Count.ShouldBe(problems);
    }

    [Theory]
    [InlineData("!Sub", "[]", 2)]
    [InlineData("Fn::Sub:", "[]", 2)]
    [InlineData("!Sub", "oops", 0)]
    public void The_values_of_a_definitions_own_are_part_of_it(string sub, string retry, int problems) =>
        TasksOf(
            $$$"""DefinitionString: {{{(sub[0] == '!' ? sub : $"{{ {sub}")}}} ['{ "States": { "A": { "Type": "Task", "Retry": ${Retry} } } }', { Retry: '{{{retry}}}' }]{{{(sub[0] == '!' ? "" : " }")}}}"""
        )
            .Count.ShouldBe(problems);

    [Fact]
    public void A_definition_that_is_elsewhere_cannot_be_checked() =>
        OfMachine("DefinitionS3Location: { Bucket: b, Key: k }")
            .ShouldHaveSingleItem()
            .ShouldContain("the definition of 'Machine' cannot be checked");

    private static List<string> TasksOf(string definition) =>
        [.. OfMachine(definition).Where(static problem => problem.Contains("the task '", StringComparison.Ordinal))];

    private static IReadOnlyList<string> Of(string template) => BackendSample.Check(("sample", [], template));

    /// <summary>A topic whose text is given, beside all that it may refer to.</summary>
    private static IReadOnlyList<string> OfTopic(string value) =>
        Of(
            $$"""
            Parameters: { Environment: { Type: String } }
            Conditions: { IsBig: !Equals [!Ref Environment, big] }
            Mappings: { Sizes: { small: { value: x } } }
            Resources:
              Other: { Type: AWS::SNS::Topic }
              Topic: { Type: AWS::SNS::Topic, Properties: { DisplayName: {{value}} } }
            """
        );

    private static IReadOnlyList<string> OfTable(string alarm) =>
        Of(
            $$"""
            Resources:
              Table: { Type: AWS::DynamoDB::Table }
              Alarm: { Type: AWS::CloudWatch::Alarm, {{alarm}} }
            """
        );

    private static IReadOnlyList<string> OfMachine(string properties) =>
        Of(
            $$"""
            Resources:
              Failures: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: AWS/States, MetricName: ExecutionsFailed } }
              Machine: { Type: AWS::StepFunctions::StateMachine, Properties: { {{properties}} } }
            """
        );
}
