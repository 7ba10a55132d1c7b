using AiChef.Deployment.CloudFormation.Failures;
using Amazon.CloudFormation.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Failures;

public sealed class RootCauseTests
{
    private const string Root = "arn:aws:cloudformation:us-east-1:000000000000:stack/root/1";
    private const string StackType = "AWS::CloudFormation::Stack";

    [Fact]
    public void The_first_failure_that_is_no_cancellation_is_the_cause() =>
        RootCause
            .Of([
                Event("A", "CREATE_FAILED", "Resource creation cancelled"),
                Event("B", "CREATE_FAILED", "Access denied"),
                Event("C", "CREATE_FAILED", "Too many"),
            ])
            .Select(c => c.ToString())
            .ShouldBe(["root/B (AWS::SSM::Parameter): Access denied", "root/C (AWS::SSM::Parameter): Too many"]);

    [Fact]
    public void A_reason_that_only_mentions_a_cancellation_stays() =>
        RootCause
            .Of([Event("A", "UPDATE_FAILED", "The order was refused: Resource update cancelled by its owner")])
            .Single()
            .Reason.ShouldContain("by its owner");

    [Fact]
    public void At_most_five_others_follow() =>
        RootCause
            .Of(Enumerable.Range(1, 9).Select(n => Event($"R{n}", "CREATE_FAILED", $"reason {n}")).ToList())
            .Count.ShouldBe(6);

    [Fact]
    public void The_wrapper_of_a_nested_stack_gives_way_to_what_failed_inside() =>
        RootCause
            .Of([
                new("root/Child", Event("Leaf", "CREATE_FAILED", "No space").Event),
                Event(
                    "Child",
                    "CREATE_FAILED",
                    "Embedded stack was not successfully created",
                    "AWS::CloudFormation::Stack"
                ),
            ])
            .Select(c => c.ToString())
            .ShouldBe(["root/Child/Leaf (AWS::SSM::Parameter): No space"]);

    [Fact]
    public void A_failure_of_the_stack_itself_is_reported_when_no_resource_failed()
    {
        var e = Event(
            "root",
            "ROLLBACK_IN_PROGRESS",
            "[Error] /Outputs/O/Value: no such attribute. Rollback requested by user.",
            "AWS::CloudFormation::Stack"
        );
        e.Event.PhysicalResourceId = Root;

        RootCause
            .Of([e])
            .Select(c => c.ToString())
            .ShouldBe(["root: [Error] /Outputs/O/Value: no such attribute. Rollback requested by user."]);
    }

    [Fact]
    public void A_nested_stack_is_the_cause_where_nothing_inside_it_failed() =>
        RootCause
            .Of([
                OfRoot("ROLLBACK_IN_PROGRESS", "The following resource(s) failed to create: [Child]."),
                Event("Sibling", "CREATE_FAILED", "Resource creation cancelled", StackType),
                Event("Child", "CREATE_FAILED", "TemplateURL must be a supported URL.", StackType),
                OfRoot("CREATE_FAILED", "The following resource(s) failed to create: [Child]."),
            ])
            .Select(c => c.ToString())
            .ShouldBe(["root/Child (AWS::CloudFormation::Stack): TemplateURL must be a supported URL."]);

    [Theory]
    [InlineData("CREATE_IN_PROGRESS", "User Initiated")]
    [InlineData("ROLLBACK_IN_PROGRESS", null)]
    [InlineData("ROLLBACK_IN_PROGRESS", " ")]
    [InlineData("UPDATE_COMPLETE", "cleaned up")]
    public void An_event_of_the_stack_that_shows_no_failure_is_no_cause(string status, string? reason) =>
        RootCause.Of([OfRoot(status, reason)]).ShouldBeEmpty();

    [Theory]
    [InlineData("ROLLBACK_FAILED")]
    [InlineData("DELETE_FAILED")]
    [InlineData("UPDATE_ROLLBACK_IN_PROGRESS")]
    public void An_event_of_the_stack_that_shows_a_failure_is_a_cause(string status) =>
        RootCause
            .Of([Event("A", "CREATE_IN_PROGRESS", "Resource creation Initiated"), OfRoot(status, "No space")])
            .Select(c => c.ToString())
            .ShouldBe(["root: No space"]);

    [Fact]
    public void A_missing_reason_is_said_to_be_missing() =>
        RootCause.Of([Event("A", "DELETE_FAILED", null)]).Single().Reason.ShouldContain("gave no reason");

    [Theory]
    [InlineData(
        "User: arn:aws:iam::1:role/x is not authorized to perform: logs:CreateLogGroup on resource: y",
        "logs:CreateLogGroup"
    )]
    [InlineData("Function not found: arn:aws:lambda:us-east-1:1:function:ai-chef-recipe", "deploy the functions first")]
    [InlineData("Invalid State Machine Definition: 'INVALID_JSON_DESCRIPTION'", "DefinitionString")]
    [InlineData("Resource timed out waiting for completion", "gave up waiting")]
    [InlineData("ai-chef-sessions already exists", "outside the stack")]
    public void The_usual_troubles_get_a_hint(string cause, string hint) =>
        FailureHint.For(cause).ShouldNotBeNull().ShouldContain(hint);

    [Fact]
    public void An_unknown_trouble_gets_none() => FailureHint.For("The moon is full").ShouldBeNull();

    private static SeenEvent OfRoot(string status, string? reason)
    {
        var e = Event("root", status, reason, StackType);
        e.Event.PhysicalResourceId = Root;
        return e;
    }

    private static SeenEvent Event(string id, string status, string? reason, string type = "AWS::SSM::Parameter") =>
        new(
            "root",
            new StackEvent
            {
                StackId = Root,
                LogicalResourceId = id,
                PhysicalResourceId = id.ToLowerInvariant(),
                ResourceStatus = status,
                ResourceStatusReason = reason,
                ResourceType = type,
            }
        );
}
