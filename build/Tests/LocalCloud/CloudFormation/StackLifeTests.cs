using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.CloudFormation.StackFixture;

namespace AiChef.Tests.LocalCloud.CloudFormation;

public sealed class StackLifeTests
{
    [Fact]
    public async Task A_stack_is_created_in_the_order_of_its_references()
    {
        await using var aws = await StartAsync();
        await aws.CreateAsync("s", Template("B=${A.Value}!", "A=1"));

        (await aws.SettledAsync("s")).ShouldBe("CREATE_COMPLETE");
        (await aws.EventsAsync("s")).ShouldBe([
            "s CREATE_IN_PROGRESS: User Initiated",
            "A CREATE_IN_PROGRESS",
            "A CREATE_IN_PROGRESS: Resource creation Initiated",
            "A CREATE_COMPLETE",
            "B CREATE_IN_PROGRESS",
            "B CREATE_IN_PROGRESS: Resource creation Initiated",
            "B CREATE_COMPLETE",
            "s CREATE_COMPLETE",
        ]);
    }

    [Fact]
    public async Task An_update_changes_in_place_adds_and_removes_what_is_gone_in_its_clean_up()
    {
        await using var aws = await StartAsync();
        await aws.CreateAsync("s", Template("A=1", "B=2", "C=3"));
        await aws.UpdateAsync("s", Template("A=10", "B=2", "D=4"));

        (await aws.SettledAsync("s")).ShouldBe("UPDATE_COMPLETE");
        (await aws.EventsAsync("s"))
            .SkipWhile(static e => e != "s UPDATE_IN_PROGRESS: User Initiated")
            .ShouldBe([
                "s UPDATE_IN_PROGRESS: User Initiated",
                "A UPDATE_IN_PROGRESS",
                "A UPDATE_COMPLETE",
                "D CREATE_IN_PROGRESS",
                "D CREATE_IN_PROGRESS: Resource creation Initiated",
                "D CREATE_COMPLETE",
                "s UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
                "C DELETE_IN_PROGRESS",
                "C DELETE_COMPLETE",
                "s UPDATE_COMPLETE",
            ]);
    }

    [Fact]
    public async Task An_update_without_changes_is_refused()
    {
        await using var aws = await StartAsync();
        await aws.CreateAsync("s", Template("A=1"));

        var refusal = await aws.RefusedAsync("UpdateStack", ("StackName", "s"), ("TemplateBody", Template("A=1")));

        refusal.Code.ShouldBe("ValidationError");
        refusal.Text.ShouldBe("No updates are to be performed.");
    }

    [Fact]
    public async Task A_create_only_property_leads_to_a_new_resource_and_the_old_one_goes_afterwards()
    {
        const string template =
            "Resources:\n  A:\n    Type: AWS::SSM::Parameter\n    Properties: {Type: String, Value: x, Name: NAME}";
        await using var aws = await StartAsync();
        await aws.CreateAsync("s", template.Replace("NAME", "/old/name", StringComparison.Ordinal));
        await aws.UpdateAsync("s", template.Replace("NAME", "/new/name", StringComparison.Ordinal));

        (await aws.SettledAsync("s")).ShouldBe("UPDATE_COMPLETE");
        (await aws.EventsAsync("s"))
            .Where(static e =>
                e.StartsWith("A UPDATE", StringComparison.Ordinal) || e.StartsWith("A DELETE", StringComparison.Ordinal)
            )
            .ShouldBe([
                "A UPDATE_IN_PROGRESS: Requested update requires the "
                    + "creation of a new physical resource; hence creating one.",
                "A UPDATE_IN_PROGRESS: Resource creation Initiated",
                "A UPDATE_COMPLETE",
                "A DELETE_IN_PROGRESS",
                "A DELETE_COMPLETE",
            ]);
        (await aws.ParameterAsync("/old/name")).ShouldBeNull();
        (await aws.ParameterAsync("/new/name")).ShouldBe("x");
        (await aws.ResourcesAsync("s"))["A"].ShouldBe("UPDATE_COMPLETE");
    }

    [Fact]
    public async Task A_deleted_stack_is_known_by_its_id_alone_and_its_name_is_free()
    {
        await using var aws = await StartAsync();
        var id = await aws.CreateAsync("s", Template("A=1"));
        await aws.CallAsync("DeleteStack", ("StackName", "s"));

        (await aws.SettledAsync(id)).ShouldBe("DELETE_COMPLETE");
        (await aws.RefusedAsync("DescribeStacks", ("StackName", "s"))).Text.ShouldBe("Stack with id s does not exist");
        (await aws.CreateAsync("s", Template("A=1"))).ShouldNotBe(id);
    }

    [Fact]
    public async Task Deletion_runs_against_the_order_of_creation_and_leaves_what_is_to_be_retained()
    {
        await using var aws = await StartAsync();
        var template = Template("A=1", "B=${A.Value}", "C=${B.Value}")
            .Replace("  B:\n", "  B:\n    DeletionPolicy: Retain\n", StringComparison.Ordinal);
        var id = await aws.CreateAsync("s", template);
        await aws.CallAsync("DeleteStack", ("StackName", "s"));

        (await aws.SettledAsync(id)).ShouldBe("DELETE_COMPLETE");
        (await aws.EventsAsync(id))
            .Where(static e => e.Contains(" DELETE", StringComparison.Ordinal))
            .ShouldBe([
                "s DELETE_IN_PROGRESS: User Initiated",
                "C DELETE_IN_PROGRESS",
                "C DELETE_COMPLETE",
                "B DELETE_SKIPPED",
                "A DELETE_IN_PROGRESS",
                "A DELETE_COMPLETE",
                "s DELETE_COMPLETE",
            ]);
    }

    [Fact]
    public async Task Independent_resources_are_provisioned_side_by_side()
    {
        using var clock = new VirtualClock();
        await using var aws = await StartAsync(clock, new() { ProvisioningTime = TimeSpan.FromSeconds(3) });
        var start = clock.GetTimestamp();
        await aws.CreateAsync("s", Template("A=1", "B=2", "C=3", "D=4", "E=5", "F=6"));

        (await aws.StatusAsync("s")).ShouldBe("CREATE_IN_PROGRESS");
        (await aws.SettledAsync("s")).ShouldBe("CREATE_COMPLETE");
        clock.GetElapsedTime(start).ShouldBeInRange(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3.5));
    }

    [Fact]
    public async Task Termination_protection_refuses_a_deletion()
    {
        await using var aws = await StartAsync();
        await aws.CreateAsync("s", Template("A=1"), ("EnableTerminationProtection", "true"));

        (await aws.RefusedAsync("DeleteStack", ("StackName", "s"))).Text.ShouldContain(
            "TerminationProtection is enabled"
        );
        await aws.CallAsync(
            "UpdateTerminationProtection",
            ("StackName", "s"),
            ("EnableTerminationProtection", "false")
        );
        await aws.CallAsync("DeleteStack", ("StackName", "s"));
        (await aws.RefusedAsync("DescribeStacks", ("StackName", "s"))).Text.ShouldContain("does not exist");
    }

    [Fact]
    public async Task A_stack_in_progress_can_be_neither_updated_nor_created_again()
    {
        using var clock = new VirtualClock();
        await using var aws = await StartAsync(
            clock,
            new()
            {
                ProvisioningTimes = new Dictionary<string, TimeSpan>(StringComparer.Ordinal)
                {
                    ["A"] = TimeSpan.FromMinutes(1),
                },
            }
        );
        var id = await aws.CreateAsync("s", Template("A=1"));

        (await aws.RefusedAsync("UpdateStack", ("StackName", "s"), ("TemplateBody", Template("A=2")))).Text.ShouldBe(
            $"Stack:{id} is in CREATE_IN_PROGRESS state and can not be updated."
        );
        (await aws.RefusedAsync("CreateStack", ("StackName", "s"), ("TemplateBody", Template("A=2")))).Code.ShouldBe(
            "AlreadyExistsException"
        );
    }

    [Fact]
    public async Task The_clients_token_is_on_every_event_and_repeating_a_creation_is_harmless()
    {
        await using var aws = await StartAsync();
        var first = await aws.CreateAsync("s", Template("A=1"), ("ClientRequestToken", "token-1"));
        var second = await aws.CreateAsync("s", Template("A=1"), ("ClientRequestToken", "token-1"));

        second.ShouldBe(first);
        (await aws.CallAsync("DescribeStackEvents", ("StackName", "s")))
            .Descendants("ClientRequestToken")
            .Select(static e => e.Value)
            .Distinct()
            .ShouldBe(["token-1"]);
    }

    [Fact]
    public async Task Events_come_newest_first_on_pages()
    {
        await using var aws = await StartAsync();
        await aws.CreateAsync("s", Template("A=1", "B=2"));
        aws.Host.Faults.EventPageSize = 3;

        var ids = new List<string>();
        var pages = 0;
        string? token = null;
        do
        {
            var page = await aws.CallAsync(
                "DescribeStackEvents",
                token is null ? [("StackName", "s")] : [("StackName", "s"), ("NextToken", token)]
            );
            ids.AddRange(page.Descendants("EventId").Select(static e => e.Value));
            token = page.Element("NextToken")?.Value;
            pages++;
        } while (token is not null);

        pages.ShouldBe(3);
        ids.Count.ShouldBe(8);
        ids.Distinct().Count().ShouldBe(8);
    }
}
