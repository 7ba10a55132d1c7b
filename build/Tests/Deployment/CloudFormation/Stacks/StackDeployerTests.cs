using AiChef.Deployment;
using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.Reports;
using AiChef.LocalCloud;
using Amazon.Runtime;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

public sealed class StackDeployerTests
{
    [Fact]
    public async Task Creates_a_stack_that_does_not_exist()
    {
        await using var cloud = await DeployerFixture.StartAsync();

        var outcome = await cloud.DeployAsync(DeployerFixture.OneParameter("a"));

        outcome.Effect.ShouldBe(StackEffect.Deployed);
        outcome.Status.ShouldBe("CREATE_COMPLETE");
        outcome.Outputs["Name"].ShouldBe("/test/one");
        outcome
            .Changes.Single()
            .ShouldSatisfyAllConditions(c => c.Action.ShouldBe("Add"), c => c.LogicalId.ShouldBe("One"));
        (await cloud.ChangeSetsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Shows_each_event_once_and_in_the_order_of_time()
    {
        await using var cloud = await DeployerFixture.StartAsync(o =>
            o with
            {
                ProvisioningTime = TimeSpan.FromSeconds(5),
            }
        );

        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));

        var events = cloud.Shown.OfType<StackEventSeen>().ToList();
        events.Select(e => e.Time).ShouldBeInOrder();
        events
            .Select(e => $"{e.LogicalId} {e.Status}")
            .ShouldBe([
                $"{DeployerFixture.Name} CREATE_IN_PROGRESS",
                "One CREATE_IN_PROGRESS",
                "One CREATE_IN_PROGRESS",
                "One CREATE_COMPLETE",
                $"{DeployerFixture.Name} CREATE_COMPLETE",
            ]);
    }

    [Fact]
    public async Task Finds_an_unchanged_stack_by_two_calls_and_no_change_set()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        cloud.Operations.Clear();

        var outcome = await cloud.DeployAsync(DeployerFixture.OneParameter("a") + "\n\n");

        outcome.Effect.ShouldBe(StackEffect.Unchanged);
        outcome.Outputs["Name"].ShouldBe("/test/one");
        cloud.Operations.ShouldBe(["DescribeStacks", "GetTemplate"]);
    }

    [Fact]
    public async Task On_request_AWS_is_asked_for_changes_where_nothing_seems_to_change()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        cloud.Operations.Clear();

        var outcome = await cloud.DeployAsync(
            DeployerFixture.OneParameter("a"),
            new StackDeployerOptions { Force = true }
        );

        outcome.Effect.ShouldBe(StackEffect.Unchanged);
        cloud.Operations.ShouldContain("CreateChangeSet");
        (await cloud.ChangeSetsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Calls_that_were_sent_again_are_counted_for_each_stack()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        cloud.Host.Faults.ThrottleNext("CreateChangeSet", 3);

        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));

        cloud.Shown.OfType<CallsRepeated>().Select(told => told.Count).ShouldBe([3, 0]);
    }

    [Fact]
    public async Task Updates_what_changed()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));

        var outcome = await cloud.DeployAsync(DeployerFixture.OneParameter("b"));

        outcome.Status.ShouldBe("UPDATE_COMPLETE");
        outcome.Changes.Single().Action.ShouldBe("Modify");
    }

    [Fact]
    public async Task A_changed_tag_or_parameter_is_a_change()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        const string Body = """
            Parameters: { Value: { Type: String } }
            Resources: { One: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: !Ref Value } } }
            """;
        StackDeclaration Declare(string value, string tag) =>
            DeployerFixture.Declare(Body) with
            {
                Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["Value"] = value },
                Tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["Team"] = tag },
            };
        await cloud.DeployAsync(Declare("a", "x"));

        (await cloud.DeployAsync(Declare("a", "x"))).Effect.ShouldBe(StackEffect.Unchanged);
        (await cloud.DeployAsync(Declare("b", "x"))).Effect.ShouldBe(StackEffect.Deployed);
        (await cloud.DeployAsync(Declare("b", "y"))).Effect.ShouldBe(StackEffect.Deployed);
    }

    [Fact]
    public async Task A_template_that_reads_differently_but_means_the_same_leaves_no_change_set_behind()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));

        for (var run = 0; run < 5; run++)
        {
            (await cloud.DeployAsync($"# comment {run}\n{DeployerFixture.OneParameter("a")}")).Effect.ShouldBe(
                StackEffect.Unchanged
            );
        }

        (await cloud.ChangeSetsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_template_that_AWS_does_not_accept_fails_and_leaves_no_stack_behind()
    {
        await using var cloud = await DeployerFixture.StartAsync();

        var error = await Should.ThrowAsync<DeploymentException>(
            cloud.DeployAsync("Resources: { A: { Type: AWS::No::Such } }")
        );

        error.Kind.ShouldBe(FailureKind.Failed);
        error.Message.ShouldContain("AWS::No::Such");
        (await cloud.StatusAsync()).ShouldBe("none");
    }

    [Fact]
    public async Task Waits_for_a_running_operation_and_plans_again()
    {
        await using var cloud = await DeployerFixture.StartAsync(o =>
            o with
            {
                ProvisioningTime = TimeSpan.FromSeconds(20),
            }
        );
        await cloud.Clients.CloudFormation.CreateStackWithAsync(DeployerFixture.OneParameter("a"));

        var outcome = await cloud.DeployAsync(DeployerFixture.OneParameter("a"));

        outcome.Effect.ShouldBe(StackEffect.Unchanged);
        cloud.Notes.ShouldContain(n => n.StartsWith("CREATE_IN_PROGRESS is already running", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_runs_at_once_deploy_once()
    {
        await using var cloud = await DeployerFixture.StartAsync(o =>
            o with
            {
                ProvisioningTime = TimeSpan.FromSeconds(10),
            }
        );

        var outcomes = await Task.WhenAll(
            cloud.DeployAsync(DeployerFixture.OneParameter("a")),
            cloud.DeployAsync(DeployerFixture.OneParameter("a"))
        );

        outcomes.Select(o => o.Effect).ShouldBe([StackEffect.Deployed, StackEffect.Unchanged], ignoreOrder: true);
        (await cloud.ChangeSetsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Outputs_are_those_after_the_update_although_reads_are_stale()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        static string Body(string value) => DeployerFixture.OneParameter(value) + $"\n  Value: {{ Value: {value} }}";
        await cloud.DeployAsync(Body("a"));
        cloud.Host.Faults.StaleReads = 10;

        var outcome = await cloud.DeployAsync(Body("b"));

        (outcome.Status, outcome.Outputs["Value"]).ShouldBe(("UPDATE_COMPLETE", "b"));
    }

    [Fact]
    public async Task A_failed_update_is_reported_although_reads_show_the_state_before_it()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        cloud.Host.Faults.StaleReads = 10;
        cloud.Fail("One", ResourceAction.Update, "No luck");

        var error = await Should.ThrowAsync<DeploymentException>(cloud.DeployAsync(DeployerFixture.OneParameter("b")));
        error.Message.ShouldContain("No luck");
        (await cloud.DeployAsync(DeployerFixture.OneParameter("b"))).Status.ShouldBe("UPDATE_COMPLETE");
    }

    [Fact]
    public async Task Throttling_is_waited_out()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        cloud.Host.Faults.ThrottledShare = 0.5;

        (await cloud.DeployAsync(DeployerFixture.OneParameter("a"))).Effect.ShouldBe(StackEffect.Deployed);
        (await cloud.DeployAsync(DeployerFixture.OneParameter("b"))).Effect.ShouldBe(StackEffect.Deployed);
    }

    [Fact]
    public async Task All_pages_of_changes_and_events_are_read()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        (cloud.Host.Faults.ChangeSetPageSize, cloud.Host.Faults.EventPageSize) = (3, 4);
        var body =
            "Resources:\n"
            + string.Concat(
                Enumerable
                    .Range(1, 10)
                    .Select(n => $"  P{n}: {{ Type: AWS::SSM::Parameter, Properties: {{ Type: String, Value: x }} }}\n")
            );

        var outcome = await cloud.DeployAsync(body);

        outcome.Changes.Count.ShouldBe(10);
        cloud.Shown.OfType<StackEventSeen>().Count(e => e.Status == "CREATE_COMPLETE").ShouldBe(11);
    }

    [Fact]
    public async Task Events_of_nested_stacks_are_shown_with_their_path()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.Clients.S3.PutBucketAsync("templates");
        await cloud.Clients.S3.PutObjectAsync(
            new()
            {
                BucketName = "templates",
                Key = "child.yaml",
                ContentBody = DeployerFixture.OneParameter("a"),
            }
        );
        var url = $"{cloud.Host.Url.GetLeftPart(UriPartial.Authority)}/templates/child.yaml";

        await cloud.DeployAsync(
            $"Resources: {{ Child: {{ Type: AWS::CloudFormation::Stack, Properties: {{ TemplateURL: '{url}' }} }} }}"
        );

        cloud
            .Shown.OfType<StackEventSeen>()
            .ShouldContain(e =>
                e.Stack == $"{DeployerFixture.Name}/Child" && e.LogicalId == "One" && e.Status == "CREATE_COMPLETE"
            );
    }

    [Fact]
    public async Task A_template_too_large_for_a_request_goes_through_the_artifact_bucket_once()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.Clients.S3.PutBucketAsync("artifacts");
        var options = new StackDeployerOptions { ArtifactBucket = "artifacts" };
        string Large(string value) =>
            $"{DeployerFixture.OneParameter(value)}\n#{new string('x', StackTemplate.InlineLimit)}";

        await cloud.DeployAsync(Large("a"), options);
        (await cloud.DeployAsync(Large("a"), options)).Effect.ShouldBe(StackEffect.Unchanged);
        await cloud.DeployAsync(Large("b"), options);

        (await cloud.Clients.S3.ListObjectsV2Async(new() { BucketName = "artifacts" })).S3Objects.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_large_template_without_a_bucket_is_refused()
    {
        await using var cloud = await DeployerFixture.StartAsync();

        (
            await Should.ThrowAsync<DeploymentException>(
                cloud.DeployAsync(
                    $"{DeployerFixture.OneParameter("a")}\n#{new string('x', StackTemplate.InlineLimit)}",
                    new StackDeployerOptions { ArtifactBucket = "missing" }
                )
            )
        ).ShouldSatisfyAllConditions(
            e => e.Kind.ShouldBe(FailureKind.Configuration),
            e => e.Message.ShouldContain("'missing' does not exist")
        );
    }

    [Fact]
    public async Task A_parameter_that_counts_at_creation_only_keeps_its_first_value()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        StackDeclaration Stack(string first, string description) =>
            DeployerFixture.Declare(
                $$"""
                Parameters: { First: { Type: String } }
                Resources: { One: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: !Ref First, Description: {{description}} } } }
                Outputs: { First: { Value: !Ref First } }
                """
            ) with
            {
                Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["First"] = first },
                InitialParameters = new HashSet<string>(["First"], StringComparer.Ordinal),
            };

        (await cloud.DeployAsync(Stack("a", "x"))).Outputs["First"].ShouldBe("a");
        (await cloud.DeployAsync(Stack("b", "x"))).Effect.ShouldBe(StackEffect.Unchanged);
        (await cloud.DeployAsync(Stack("b", "y"))).Outputs["First"].ShouldBe("a");
    }

    [Fact]
    public async Task Termination_protection_is_switched_on_once_and_never_off()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        var stack = DeployerFixture.Declare(DeployerFixture.OneParameter("a"));

        await cloud.DeployAsync(stack);
        (await cloud.StackAsync())!.EnableTerminationProtection.ShouldBe(false);
        await cloud.DeployAsync(stack with { TerminationProtection = true });
        (await cloud.StackAsync())!.EnableTerminationProtection.ShouldBe(true);
        await cloud.DeployAsync(stack with { TerminationProtection = true });
        await cloud.DeployAsync(stack);

        (await cloud.StackAsync())!.EnableTerminationProtection.ShouldBe(true);
        cloud.Operations.Count(o => o == "UpdateTerminationProtection").ShouldBe(1);
    }

    [Fact]
    public async Task A_dry_run_shows_the_changes_and_leaves_everything_as_it_was()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        var dry = new StackDeployerOptions { DryRun = true };

        var created = await cloud.DeployAsync(DeployerFixture.OneParameter("a"), dry);
        (created.Effect, created.Changes.Single().Action).ShouldBe((StackEffect.Planned, "Add"));
        (await cloud.StackAsync()).ShouldBeNull();

        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        (await cloud.DeployAsync(DeployerFixture.OneParameter("a"), dry)).Effect.ShouldBe(StackEffect.Unchanged);
        var changed = await cloud.DeployAsync(DeployerFixture.OneParameter("b"), dry);
        (changed.Effect, changed.Changes.Single().Action).ShouldBe((StackEffect.Planned, "Modify"));
        cloud.Shown.OfType<ChangesPlanned>().Last().Changes.ShouldHaveSingleItem().Action.ShouldBe("Modify");
        var asked = await cloud.DeployAsync(DeployerFixture.OneParameter("a"), dry with { Force = true });
        asked.Effect.ShouldBe(StackEffect.Unchanged);
        cloud.Operations.Count(operation => operation == "CreateChangeSet").ShouldBe(3);
        (await cloud.ChangeSetsAsync()).ShouldBe(0);
        (await cloud.DeployAsync(DeployerFixture.OneParameter("a"))).Effect.ShouldBe(StackEffect.Unchanged);
    }

    [Fact]
    public async Task A_dry_run_shows_what_a_deployment_would_refuse()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        const string Table = """
            Resources:
              One: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: a } }
              Table: { Type: AWS::DynamoDB::Table, Properties: { BillingMode: PAY_PER_REQUEST, KeySchema: [{ AttributeName: id, KeyType: HASH }], AttributeDefinitions: [{ AttributeName: id, AttributeType: S }] } }
            """;
        await cloud.DeployAsync(Table);

        var outcome = await cloud.DeployAsync(
            "Resources: { One: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: a } } }",
            new StackDeployerOptions { DryRun = true }
        );

        ForecastText.Of(outcome.Forecast!).ShouldStartWith("would be refused: data would be lost: Table (");
        outcome.Forecast!.Changes!.ShouldHaveSingleItem().Action.ShouldBe("Remove");
    }

    [Fact]
    public async Task Many_stacks_at_once_look_at_themselves_by_one_listing()
    {
        await using var cloud = await DeployerFixture.StartAsync(
            o => o with { ProvisioningTime = TimeSpan.FromSeconds(20) },
            isRateLimited: true
        );
        var stacks = Enumerable
            .Range(0, 10)
            .Select(i =>
                DeployerFixture.Declare(
                    $"Resources: {{ One: {{ Type: AWS::SSM::Parameter, Properties: "
                        + $"{{ Name: /test/{i}, Type: String, Value: a }} }} }}",
                    $"ai-chef-test-{i}"
                )
            );

        var outcomes = await Task.WhenAll(stacks.Select(stack => cloud.DeployAsync(stack)));

        outcomes.ShouldAllBe(o => o.Effect == StackEffect.Deployed);
        // 20 seconds of provisioning watched by each stack for itself would be 200 glances
        cloud.Operations.Count(o => o == "DescribeStacks").ShouldBeLessThan(80);
    }

    [Fact]
    public async Task A_role_that_may_not_list_stacks_looks_at_each_by_name()
    {
        using var endpoint = new StubEndpoint(request =>
            request.Contains("StackName=", StringComparison.Ordinal)
                ? (400, StubEndpoint.QueryError("ValidationError", "Stack with id x does not exist"))
                : (
                    403,
                    StubEndpoint.QueryError(
                        "AccessDenied",
                        "User is not authorized to perform: cloudformation:DescribeStacks on resource: *"
                    )
                )
        );
        using var clients = new AwsClients(
            new AwsConnection { Region = "us-east-1", Endpoint = endpoint.Url },
            new BasicAWSCredentials("test", "test")
        );
        var calls = new CloudFormationCalls(
            clients.CloudFormation,
            new AwsRetry(clients.Connection, TimeProvider.System),
            TimeProvider.System
        );
        using var one = calls.Join();
        using var two = calls.Join();

        (await calls.FindRecentStackAsync("x", CancellationToken.None)).ShouldBeNull();
        (await calls.FindRecentStackAsync("x", CancellationToken.None)).ShouldBeNull();

        endpoint.Bodies.Count(r => !r.Contains("StackName=", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_secret_parameter_is_never_shown()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        var stack = DeployerFixture.Declare(
            """
            Parameters: { Secret: { Type: String, NoEcho: true } }
            Resources: { One: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: !Ref Secret } } }
            """
        ) with
        {
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["Secret"] = "hunter2" },
        };

        await cloud.DeployAsync(stack);

        string.Join('\n', cloud.Shown).ShouldNotContain("hunter2");
        (await cloud.StackAsync()).ShouldNotBeNull().Parameters.Single().ParameterValue.ShouldBe("****");
    }
}
