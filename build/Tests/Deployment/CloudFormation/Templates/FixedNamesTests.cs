using AiChef.Deployment.CloudFormation.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Templates;

/// <summary>Names of kept resources are written into the template; nothing else changes.</summary>
public sealed class FixedNamesTests
{
    private static readonly KnownValues Known = new(
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Prefix"] = "kitchen" },
        "a-stack"
    );

    [Theory]
    [InlineData("!Sub ${Prefix}-sessions", "\"kitchen-sessions\"")]
    [InlineData("!Sub \"${Prefix}-sessions\"", "\"kitchen-sessions\"")]
    [InlineData("!Sub '${AWS::StackName}'", "\"a-stack\"")]
    [InlineData("!Ref Prefix", "\"kitchen\"")]
    [InlineData("sessions", "sessions")]
    [InlineData("!Sub ${AWS::AccountId}-sessions", "!Sub ${AWS::AccountId}-sessions")]
    [InlineData("!Sub ${Prefix}-sessions # the table", "!Sub ${Prefix}-sessions # the table")]
    [InlineData("!Join [\"-\", [a, b]]", "!Join [\"-\", [a, b]]")]
    public void A_function_on_the_line_of_the_name_gives_way_to_what_it_gives(string written, string sent) =>
        FixedNames
            .In(Template("RetainExceptOnCreate", written), Known)
            .Body.ShouldBe(Body("RetainExceptOnCreate", sent));

    [Fact]
    public void A_resource_that_goes_with_its_stack_stays_as_it_is_written()
    {
        var template = Template("Delete", "!Ref Prefix");

        FixedNames.In(template, Known).ShouldBeSameAs(template);
    }

    private static StackTemplate Template(string policy, string name) =>
        StackTemplate.Parse(Body(policy, name), "test.yaml");

    private static string Body(string policy, string name) =>
        $"""
            Resources:
              Sessions:
                Type: AWS::DynamoDB::Table
                DeletionPolicy: {policy}
                Properties:
                  TableName: {name}
                  BillingMode: PAY_PER_REQUEST
            """;
}
