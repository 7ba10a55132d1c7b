using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Conventions;

/// <summary>Conventions hold exactly as far as they say.</summary>
public sealed class ConventionBoundTests
{
    [Fact]
    public void A_name_may_be_as_long_as_AWS_allows() =>
        Of(
                "Resources: { Q: { Type: AWS::SQS::Queue, Properties: { QueueName: ai-chef-"
                    + new string('a', 72)
                    + " } } }"
            )
            .ShouldBeEmpty();

    [Fact]
    public void A_name_that_a_parameter_has_by_default_is_judged() =>
        Of(
                """
                Parameters: { Topic: { Type: String, Default: alerts } }
                Resources: { Topic1: { Type: AWS::SNS::Topic, Properties: { TopicName: !Ref Topic } } }
                """
            )
            .ShouldHaveSingleItem()
            .ShouldContain("the name 'alerts' does not begin with 'ai-chef-'");

    [Fact]
    public void An_import_may_compute_the_name_of_the_export() =>
        Of(
                """
                Resources:
                  Topic:
                    Type: AWS::SNS::Topic
                    Properties: { DisplayName: { 'Fn::ImportValue': !Sub '${AWS::StackName}-a' } }
                Outputs: { A: { Value: x, Export: { Name: ai-chef-sample-a } } }
                """
            )
            .ShouldBeEmpty();

    [Fact]
    public void Names_that_a_macro_may_declare_are_not_missed() =>
        Of("Transform: Macro\nResources: { Topic: { Type: AWS::SNS::Topic, DependsOn: Nothing } }").ShouldBeEmpty();

    [Fact]
    public void A_statement_may_name_what_it_is_not_for() =>
        Of(
                "Resources: { Role: { Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyDocument: { "
                    + "Statement: [{ Effect: Allow, Action: s3:GetObject, NotResource: 'arn:aws:s3:::a' }] } }] } } }"
            )
            .ShouldBeEmpty();

    [Fact]
    public void A_name_that_no_line_has_as_it_is_called_is_found_where_its_text_begins() =>
        Of(
                "Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n    Properties:\n"
                    + "      DisplayName: \"arn:aws:lambda:us-east-1:1:function:ai-chef-\\x63ook\"\n"
            )
            .ShouldHaveSingleItem()
            .ShouldStartWith("backend/infrastructure/sample-test.yaml:5: the function ai-chef-cook");

    private static IReadOnlyList<string> Of(string template) => BackendSample.Check(("sample", [], template));
}
