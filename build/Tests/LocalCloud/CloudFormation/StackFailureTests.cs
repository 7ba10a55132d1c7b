using AiChef.LocalCloud;
using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.CloudFormation.StackFixture;

namespace AiChef.Tests.LocalCloud.CloudFormation;

public sealed class StackFailureTests
{
    [Fact]
    public async Task A_failed_creation_is_rolled_back_and_names_its_cause()
    {
        await using var aws = await StartAsync();
        aws.Host.Faults.FailResource(new() { Resource = "B", Reason = "No room left" });
        await aws.CreateAsync("s", Template("A=1", "B=${A.Value}"));

        (await aws.SettledAsync("s")).ShouldBe("ROLLBACK_COMPLETE");
        var events = await aws.EventsAsync("s");
        events.ShouldContain("B CREATE_FAILED: No room left");
        events.ShouldContain(
            "s ROLLBACK_IN_PROGRESS: The following resource(s) failed to create: [B]. Rollback requested by user."
        );
        events.ShouldContain("A DELETE_COMPLETE");
        (
            await aws.RefusedAsync("UpdateStack", ("StackName", "s"), ("TemplateBody", Template("A=2")))
        ).Text.ShouldContain("is in ROLLBACK_COMPLETE state and can not be updated.");
    }

    [Fact]
    public async Task What_runs_when_another_resource_fails_is_cancelled()
    {
        using var clock = new VirtualClock();
        await using var aws = await StartAsync(
            clock,
            new()
            {
                ProvisioningTimes = new Dictionary<string, TimeSpan>(StringComparer.Ordinal)
                {
                    ["A"] = TimeSpan.FromMinutes(5),
                    ["B"] = TimeSpan.FromMilliseconds(100),
                },
            }
        );
        aws.Host.Faults.FailResource(new() { Resource = "B" });
        var started = clock.GetTimestamp();
        await aws.CreateAsync("s", Template("A=1", "B=2"));
        await aws.UntilEventAsync("s", "A CREATE_FAILED: Resource creation cancelled");

        clock.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromMinutes(5));
        var events = await aws.EventsAsync("s");
        events.ShouldContain("A CREATE_FAILED: Resource creation cancelled");
        events.ShouldContain(
            "s ROLLBACK_IN_PROGRESS: The following resource(s) failed to create: [B, A]. Rollback requested by user."
        );
    }

    [Theory]
    [InlineData("DO_NOTHING", "CREATE_FAILED")]
    [InlineData("ROLLBACK", "ROLLBACK_COMPLETE")]
    [InlineData("DELETE", "DELETE_COMPLETE")]
    public async Task OnFailure_decides_what_becomes_of_a_failed_creation(string onFailure, string status)
    {
        await using var aws = await StartAsync();
        aws.Host.Faults.FailResource(new() { Resource = "B" });
        var id = await aws.CreateAsync("s", Template("A=1", "B=${A.Value}"), ("OnFailure", onFailure));

        (await aws.SettledAsync(id)).ShouldBe(status);
    }

    [Fact]
    public async Task A_failed_update_is_undone_in_every_resource()
    {
        await using var aws = await PairAsync(failures: 1);
        await aws.UpdateAsync("s", Template("A=10", "B=${A.Value}0", "C=3"));

        (await aws.SettledAsync("s")).ShouldBe("UPDATE_ROLLBACK_COMPLETE");
        var events = (await aws.EventsAsync("s"))
            .SkipWhile(static e => e != "s UPDATE_IN_PROGRESS: User Initiated")
            .ToList();
        events.ShouldContain("B UPDATE_FAILED: Not today");
        events.ShouldContain("s UPDATE_ROLLBACK_IN_PROGRESS: The following resource(s) failed to update: [B]. ");
        events.ShouldContain("s UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS");
        (await aws.CallAsync("GetTemplate", ("StackName", "s")))
            .Element("TemplateBody")!
            .Value.ShouldBe(Template("A=1", "B=2"));
        (await aws.ResourcesAsync("s")).Keys.ShouldBe(["A", "B"]);
        (
            await aws.RefusedAsync("UpdateStack", ("StackName", "s"), ("TemplateBody", Template("A=1", "B=2")))
        ).Text.ShouldBe("No updates are to be performed.");
    }

    [Fact]
    public async Task A_rollback_that_fails_is_continued_or_can_be_skipped()
    {
        await using var aws = await PairAsync(failures: 3);
        await aws.UpdateAsync("s", Template("A=10", "B=${A.Value}0"));

        (await aws.SettledAsync("s")).ShouldBe("UPDATE_ROLLBACK_FAILED");
        (
            await aws.RefusedAsync("UpdateStack", ("StackName", "s"), ("TemplateBody", Template("A=5")))
        ).Text.ShouldContain("UPDATE_ROLLBACK_FAILED state");

        await aws.CallAsync("ContinueUpdateRollback", ("StackName", "s"));
        (await aws.SettledAsync("s")).ShouldBe("UPDATE_ROLLBACK_FAILED");

        await aws.CallAsync("ContinueUpdateRollback", ("StackName", "s"), ("ResourcesToSkip.member.1", "B"));
        (await aws.SettledAsync("s")).ShouldBe("UPDATE_ROLLBACK_COMPLETE");
        (await aws.ResourcesAsync("s"))["B"].ShouldBe("UPDATE_COMPLETE");
    }

    [Fact]
    public async Task Without_rollback_a_failed_update_stays_and_RollbackStack_takes_it_back()
    {
        await using var aws = await PairAsync(failures: 1);
        await aws.UpdateAsync("s", Template("A=10", "B=${A.Value}0"), ("DisableRollback", "true"));
        (await aws.SettledAsync("s")).ShouldBe("UPDATE_FAILED");

        await aws.CallAsync("RollbackStack", ("StackName", "s"));

        (await aws.SettledAsync("s")).ShouldBe("UPDATE_ROLLBACK_COMPLETE");
        (await aws.CallAsync("GetTemplate", ("StackName", "s")))
            .Element("TemplateBody")!
            .Value.ShouldBe(Template("A=1", "B=2"));
    }

    [Fact]
    public async Task Without_rollback_a_failed_update_can_be_tried_again()
    {
        await using var aws = await PairAsync(failures: 1);
        await aws.UpdateAsync("s", Template("A=10", "B=${A.Value}0"), ("DisableRollback", "true"));
        (
            await aws.RefusedAsync("UpdateStack", ("StackName", "s"), ("TemplateBody", Template("A=10", "B=20")))
        ).Text.ShouldContain("UPDATE_FAILED state");

        await aws.UpdateAsync("s", Template("A=10", "B=${A.Value}0"), ("DisableRollback", "true"));

        (await aws.SettledAsync("s")).ShouldBe("UPDATE_COMPLETE");
    }

    [Fact]
    public async Task An_update_can_be_cancelled_while_it_runs()
    {
        using var clock = new VirtualClock();
        await using var aws = await StartAsync(
            clock,
            new()
            {
                ProvisioningTimes = new Dictionary<string, TimeSpan>(StringComparer.Ordinal)
                {
                    ["B"] = TimeSpan.FromSeconds(1),
                },
            }
        );
        await aws.CreateAsync("s", Template("A=1"));
        (await aws.SettledAsync("s")).ShouldBe("CREATE_COMPLETE");
        await aws.UpdateAsync("s", Template("A=2", "B=3"));
        await aws.UntilEventAsync("s", "B CREATE_IN_PROGRESS");

        await aws.CallAsync("CancelUpdateStack", ("StackName", "s"));

        (await aws.SettledAsync("s")).ShouldBe("UPDATE_ROLLBACK_COMPLETE");
        (await aws.EventsAsync("s")).ShouldContain("B CREATE_FAILED: Resource creation cancelled");
        (await aws.EventsAsync("s")).ShouldContain("s UPDATE_ROLLBACK_IN_PROGRESS: User Initiated");
        (await aws.ResourcesAsync("s")).Keys.ShouldBe(["A"]);
    }

    [Fact]
    public async Task A_failed_deletion_can_leave_the_resource_behind()
    {
        await using var aws = await StartAsync();
        var id = await aws.CreateAsync("s", Template("A=1", "B=2"));
        aws.Host.Faults.FailResource(
            new()
            {
                Resource = "A",
                Action = ResourceAction.Delete,
                Reason = "In use",
            }
        );
        await aws.CallAsync("DeleteStack", ("StackName", "s"));
        (await aws.SettledAsync(id)).ShouldBe("DELETE_FAILED");
        (await aws.StackAsync("s"))
            .Element("StackStatusReason")!
            .Value.ShouldBe("The following resource(s) failed to delete: [A]. ");

        await aws.CallAsync("DeleteStack", ("StackName", "s"), ("RetainResources.member.1", "A"));

        (await aws.SettledAsync(id)).ShouldBe("DELETE_COMPLETE");
        (await aws.ResourcesAsync(id))["A"].ShouldBe("DELETE_SKIPPED");
    }

    [Fact]
    public async Task A_forced_deletion_ends_although_a_resource_stays()
    {
        await using var aws = await StartAsync();
        var id = await aws.CreateAsync("s", Template("A=1"));
        aws.Host.Faults.FailResource(new() { Resource = "AWS::SSM::Parameter", Action = ResourceAction.Delete });
        await aws.CallAsync("DeleteStack", ("StackName", "s"));
        await aws.SettledAsync(id);

        await aws.CallAsync("DeleteStack", ("StackName", "s"), ("DeletionMode", "FORCE_DELETE_STACK"));

        (await aws.SettledAsync(id)).ShouldBe("DELETE_COMPLETE");
    }

    [Fact]
    public async Task A_rollback_that_cannot_delete_ends_ROLLBACK_FAILED()
    {
        await using var aws = await StartAsync();
        aws.Host.Faults.FailResource(new() { Resource = "B" });
        aws.Host.Faults.FailResource(
            new()
            {
                Resource = "A",
                Action = ResourceAction.Delete,
                Times = 1,
            }
        );
        await aws.CreateAsync("s", Template("A=1", "B=${A.Value}"));

        (await aws.SettledAsync("s")).ShouldBe("ROLLBACK_FAILED");
        await aws.CallAsync("DeleteStack", ("StackName", "s"));
        (await aws.RefusedAsync("DescribeStacks", ("StackName", "s"))).Text.ShouldContain("does not exist");
    }

    [Fact]
    public async Task A_creation_that_takes_too_long_is_rolled_back()
    {
        using var clock = new VirtualClock();
        await using var aws = await StartAsync(
            clock,
            new()
            {
                ProvisioningTimes = new Dictionary<string, TimeSpan>(StringComparer.Ordinal)
                {
                    ["A"] = TimeSpan.FromMinutes(2),
                },
            }
        );
        (
            await aws.RefusedAsync(
                "CreateStack",
                ("StackName", "s"),
                ("TemplateBody", Template("A=1")),
                ("TimeoutInMinutes", "0")
            )
        ).Text.ShouldContain("greater than or equal to 1");
        await aws.CreateAsync("s", Template("A=1"), ("TimeoutInMinutes", "1"));
        await Task.Delay(TimeSpan.FromMinutes(4), clock);

        (await aws.SettledAsync("s")).ShouldBe("ROLLBACK_COMPLETE");
        (await aws.EventsAsync("s")).ShouldContain(static e =>
            e.StartsWith("s ROLLBACK_IN_PROGRESS: Stack creation time exceeded", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_missing_property_fails_the_resource()
    {
        await using var aws = await StartAsync();
        await aws.CreateAsync("s", "Resources:\n  A:\n    Type: AWS::SSM::Parameter\n    Properties: {Value: x}");

        (await aws.SettledAsync("s")).ShouldBe("ROLLBACK_COMPLETE");
        (await aws.EventsAsync("s")).ShouldContain(
            "A CREATE_FAILED: Property validation failure: [The property {/Type} is required]"
        );
    }

    [Fact]
    public async Task A_stack_policy_protects_a_resource()
    {
        const string policy =
            """{"Statement":[{"Effect":"Allow","Action":"Update:*","Principal":"*","Resource":"*"},{"Effect":"Deny","Action":"Update:*","Principal":"*","Resource":"LogicalResourceId/A"}]}""";
        await using var aws = await StartAsync();
        await aws.CreateAsync("s", Template("A=1", "B=2"));
        await aws.CallAsync("SetStackPolicy", ("StackName", "s"), ("StackPolicyBody", policy));
        await aws.UpdateAsync("s", Template("A=10", "B=2"));
        (await aws.SettledAsync("s")).ShouldBe("UPDATE_ROLLBACK_COMPLETE");

        await aws.UpdateAsync("s", Template("A=1", "B=20"));
        (await aws.SettledAsync("s")).ShouldBe("UPDATE_COMPLETE");

        await aws.CallAsync("SetStackPolicy", ("StackName", "s"), ("StackPolicyBody", "{}"));
        await aws.UpdateAsync("s", Template("A=10", "B=20"));
        (await aws.SettledAsync("s")).ShouldBe("UPDATE_COMPLETE");
        (
            await aws.RefusedAsync("SetStackPolicy", ("StackName", "s"), ("StackPolicyBody", "{\"Statement\": 1}"))
        ).Text.ShouldBe("Error validating stack policy: Invalid stack policy");
    }

    /// <summary>A stack of A and B, whose update of B fails so often.</summary>
    private static async Task<StackFixture> PairAsync(int failures)
    {
        var aws = await StartAsync();
        await aws.CreateAsync("s", Template("A=1", "B=2"));
        aws.Host.Faults.FailResource(
            new()
            {
                Resource = "B",
                Action = ResourceAction.Update,
                Reason = "Not today",
                Times = failures,
            }
        );
        return aws;
    }
}
