using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.ChangeSets;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.ChangeSets;

public sealed class DataLossGateTests
{
    private const string Table = "AWS::DynamoDB::Table";
    private const string Bucket = "AWS::S3::Bucket";
    private const string Stack = "ai-chef-test";

    private static readonly PlannedChange Sessions = new(
        "Remove",
        "Sessions",
        Table,
        null,
        "Delete",
        "ai-chef-sessions"
    );
    private static readonly PlannedChange Pictures = new(
        "Modify",
        "Pictures",
        Bucket,
        "True",
        "ReplaceAndDelete",
        "ai-chef-pictures"
    );
    private static readonly PlannedChange Log = new("Remove", "Log", "AWS::Logs::LogGroup", null, "Delete", "/log");

    [Fact]
    public void What_holds_no_data_may_go() => Should.NotThrow(() => new DataLossGate([]).Check(Stack, [Log]));

    [Fact]
    public void Everything_that_is_not_allowed_is_named_with_its_fate()
    {
        var refusal = Should.Throw<DeploymentException>(() =>
            new DataLossGate([]).Check(Stack, [Sessions, Log, Pictures])
        );

        refusal.Kind.ShouldBe(FailureKind.Refused);
        refusal.Message.ShouldBe(
            "ai-chef-test: refused because data would be lost: "
                + $"Sessions ({Table} ai-chef-sessions) is {Sessions.Description}; "
                + $"Pictures ({Bucket} ai-chef-pictures) is {Pictures.Description}"
        );
        refusal.Details.ShouldBe(["nothing was executed; to do it anyway: --allow-data-loss Sessions Pictures"]);
    }

    [Theory]
    [InlineData("Sessions", "Pictures")]
    [InlineData("ai-chef-sessions", "Pictures")]
    [InlineData("Pictures", "Sessions")]
    [InlineData("ai-chef-pictures", "Sessions")]
    public void An_id_allows_only_what_has_it(string allowed, string refused) =>
        new DataLossGate([allowed])
            .Refusal(Stack, [Sessions, Pictures])!
            .Details.ShouldBe([$"nothing was executed; to do it anyway: --allow-data-loss {refused}"]);

    [Theory]
    [InlineData("Session")]
    [InlineData("Sessions2")]
    [InlineData("sessions")]
    [InlineData("ai-chef")]
    [InlineData("ai-chef-sessions-2")]
    [InlineData("")]
    public void A_part_of_an_id_or_more_than_it_allows_nothing(string allowed) =>
        new DataLossGate([allowed]).Refusal(Stack, [Sessions]).ShouldNotBeNull();

    [Fact]
    public void All_ids_together_allow_all() =>
        new DataLossGate(["Sessions", "ai-chef-pictures"]).Refusal(Stack, [Sessions, Pictures]).ShouldBeNull();

    [Fact]
    public void What_has_no_physical_id_is_allowed_by_no_empty_one() =>
        new DataLossGate([""]).Refusal(Stack, [Sessions with { PhysicalId = null }]).ShouldNotBeNull();

    [Theory]
    [InlineData("CREATE_COMPLETE")]
    [InlineData("CREATE_IN_PROGRESS")]
    [InlineData("CREATE_FAILED")]
    [InlineData("UPDATE_COMPLETE")]
    [InlineData("UPDATE_IN_PROGRESS")]
    [InlineData("UPDATE_FAILED")]
    [InlineData("UPDATE_ROLLBACK_COMPLETE")]
    [InlineData("DELETE_FAILED")]
    [InlineData("IMPORT_COMPLETE")]
    public void Data_live_in_every_status_but_deleted(string status)
    {
        var refusal = Deletion(Resource(Table, "Sessions", "ai-chef-sessions", status)).ShouldNotBeNull();

        refusal.Kind.ShouldBe(FailureKind.Refused);
        refusal.Message.ShouldBe(
            "ai-chef-test: refused because the stack " + $"contains data: Sessions ({Table} ai-chef-sessions, {status})"
        );
        refusal.Details.ShouldBe(["nothing was deleted; to do it anyway: --allow-data-loss Sessions"]);
    }

    [Theory]
    [InlineData(Table, "ai-chef-sessions", "DELETE_COMPLETE")]
    [InlineData(Table, "ai-chef-sessions", "DELETE_SKIPPED")]
    [InlineData(Table, null, "CREATE_FAILED")]
    [InlineData(Table, "", "CREATE_FAILED")]
    [InlineData("AWS::SSM::Parameter", "/a", "CREATE_COMPLETE")]
    public void What_never_was_or_is_gone_or_holds_no_data_does_not_keep_the_stack(
        string type,
        string? id,
        string status
    ) => Deletion(Resource(type, "Sessions", id, status)).ShouldBeNull();

    [Theory]
    [InlineData("Sessions", "Pictures")]
    [InlineData("ai-chef-pictures", "Sessions")]
    public void Of_several_that_live_each_needs_its_own_id(string allowed, string refused) =>
        Deletion(
            [allowed],
            Resource(Table, "Sessions", "ai-chef-sessions", "CREATE_COMPLETE"),
            Resource(Bucket, "Pictures", "ai-chef-pictures", "UPDATE_COMPLETE")
        )!
            .Details.ShouldBe([$"nothing was deleted; to do it anyway: --allow-data-loss {refused}"]);

    [Fact]
    public void A_protected_stack_is_not_deleted_whatever_is_allowed()
    {
        var stack = new Stack { StackName = Stack, EnableTerminationProtection = true };

        var refusal = Should.Throw<DeploymentException>(() => new DataLossGate(["Sessions"]).CheckDeletion(stack, []));

        refusal.Kind.ShouldBe(FailureKind.Refused);
        refusal.Message.ShouldBe("ai-chef-test: refused because termination protection is on");
        refusal
            .Details.ShouldHaveSingleItem()
            .ShouldEndWith("--no-enable-termination-protection --stack-name ai-chef-test");
    }

    private static DeploymentException? Deletion(params StackResourceSummary[] resources) => Deletion([], resources);

    private static DeploymentException? Deletion(string[] allowed, params StackResourceSummary[] resources)
    {
        try
        {
            new DataLossGate(allowed).CheckDeletion(new Stack { StackName = Stack }, resources);
            return null;
        }
        catch (DeploymentException refusal)
        {
            return refusal;
        }
    }

    private static StackResourceSummary Resource(string type, string logicalId, string? physicalId, string status) =>
        new()
        {
            ResourceType = type,
            LogicalResourceId = logicalId,
            PhysicalResourceId = physicalId,
            ResourceStatus = ResourceStatus.FindValue(status),
        };
}
