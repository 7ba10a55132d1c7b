using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.LocalCloud.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>A removal is planned as a whole: everything goes, or nothing and everybody knows why.</summary>
public sealed class StackRemovalTests : IAsyncLifetime
{
    private DeployerFixture _cloud = null!;

    public async Task InitializeAsync() =>
        _cloud = await DeployerFixture.StartAsync(options =>
            options with
            {
                ProvisioningTime = TimeSpan.FromSeconds(30),
            }
        );

    public async Task DisposeAsync() => await _cloud.DisposeAsync();

    [Fact]
    public async Task A_stack_whose_exports_are_imported_is_named_with_all_importers_and_nothing_is_deleted()
    {
        await DeployAsync("pantry", Exporting("pantry-a", "pantry-b"));
        await DeployAsync("cook", Importing("pantry-a"));
        await DeployAsync("guest", Importing("pantry-b"));
        await DeployAsync("other", Importing());

        var refusal = await Should.ThrowAsync<DeploymentException>(RemoveAsync("other", "pantry"));

        refusal.Kind.ShouldBe(FailureKind.Refused);
        refusal.Message.ShouldBe(
            "pantry: refused because other stacks import its exports: cook, guest ('pantry-a', 'pantry-b'); "
                + "nothing was deleted"
        );
        refusal.Next.ShouldBe("remove cook, guest as well, or deploy cook, guest without that import first");
        await AllExistAsync("pantry", "cook", "guest", "other");
        _cloud.Operations.ShouldNotContain("DeleteStack");
    }

    [Fact]
    public async Task Importers_that_go_too_go_first_whatever_order_was_asked_for()
    {
        await DeployAsync("pantry", Exporting("pantry-a"));
        await DeployAsync("cook", Importing("pantry-a"));

        await RemoveAsync("pantry", "cook");

        Ends().ShouldBe(["cook", "pantry"]);
    }

    [Fact]
    public async Task Stacks_that_do_not_need_each_other_go_at_the_same_time()
    {
        foreach (var name in new[] { "a", "b", "c" })
        {
            await DeployAsync(name, Importing());
        }
        var started = _cloud.Clock.GetTimestamp();

        await RemoveAsync("a", "b", "c");

        _cloud.Clock.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(55));
        Ends().ShouldBe(["a", "b", "c"], ignoreOrder: true);
    }

    [Fact]
    public async Task Whatever_stands_in_the_way_is_told_in_one_line_for_each_stack()
    {
        await DeployAsync("free", Importing());
        await DeployAsync("pantry", Exporting("pantry-a"));
        await DeployAsync("cook", Importing("pantry-a"));
        await DeployAsync(
            "shelf",
            "Resources: { Shelf: { Type: AWS::S3::Bucket, Properties: { BucketName: shelf } } }"
        );
        await DeployAsync("guarded", Importing(), protect: true);
        await DeployAsync("strange", Importing());
        var strange = (await _cloud.StackAsync("strange"))!.StackId;
        State.Change(strange, stack => stack with { Status = "A_STATUS_OF_TOMORROW" });

        var refusal = await Should.ThrowAsync<DeploymentException>(
            RemoveAsync("free", "pantry", "shelf", "guarded", "strange")
        );

        refusal.Kind.ShouldBe(FailureKind.Refused);
        refusal.Message.ShouldBe("refused, for 4 stacks cannot be deleted; nothing was deleted");
        refusal.Details.Count.ShouldBe(4);
        refusal.Details.ShouldAllBe(line => line.Contains("; ") && !line.Contains('\n'));
        refusal.Details.Select(line => line.Split(':')[0]).ShouldBe(["pantry", "shelf", "guarded", "strange"]);
        await AllExistAsync("free", "pantry", "shelf", "guarded");
        _cloud.Operations.ShouldNotContain("DeleteStack");
    }

    [Fact]
    public async Task A_stack_inside_another_is_not_deleted_by_itself()
    {
        await _cloud.Clients.S3.PutBucketAsync("templates");
        await _cloud.Clients.S3.PutObjectAsync(
            new()
            {
                BucketName = "templates",
                Key = "inner.yaml",
                ContentBody = Exporting("inner-a"),
            }
        );
        var url = $"{_cloud.Host.Url.GetLeftPart(UriPartial.Authority)}/templates/inner.yaml";
        await DeployAsync(
            "outer",
            $"Resources: {{ Inner: {{ Type: AWS::CloudFormation::Stack, Properties: {{ TemplateURL: '{url}' }} }} }}"
        );
        await DeployAsync("cook", Importing("inner-a"));
        var inner = (await _cloud.Calls.AllStacksAsync(default)).Single(stack => stack.ParentId is not null).StackName;

        (await Should.ThrowAsync<DeploymentException>(RemoveAsync(inner))).Message.ShouldStartWith(
            $"{inner}: refused because it is part of the stack outer"
        );
        (
            await Should.ThrowAsync<DeploymentException>(
                RemoveAsync(["outer"], new StackDeployerOptions { AllowDataLoss = ["Inner"] })
            )
        ).Message.ShouldStartWith("outer: refused because other stacks import its exports: cook ('inner-a')");
        await AllExistAsync("outer", "cook");
    }

    [Fact]
    public async Task What_runs_is_waited_for_before_the_plan_is_made()
    {
        await DeployAsync(DeployerFixture.Name, Importing());
        await _cloud.Clients.CloudFormation.UpdateStackWithAsync(
            Importing().Replace("none", "other", StringComparison.Ordinal)
        );
        await _cloud.UntilAsync("UPDATE_IN_PROGRESS");

        await RemoveAsync(DeployerFixture.Name, "missing");

        _cloud.Notes.ShouldContain("UPDATE_IN_PROGRESS is already running; waiting for it to end");
        Ends().ShouldBe([DeployerFixture.Name]);
    }

    [Fact]
    public async Task A_deletion_that_fails_keeps_what_is_behind_it_and_nothing_else()
    {
        await DeployAsync("pantry", Exporting("pantry-a"));
        await DeployAsync("cook", Importing("pantry-a"));
        await DeployAsync("other", Importing());
        _cloud.Host.Faults.FailResource(
            new()
            {
                Resource = "Use0",
                Action = AiChef.LocalCloud.ResourceAction.Delete,
                Times = 1,
            }
        );

        var failure = await Should.ThrowAsync<DeploymentException>(RemoveAsync("pantry", "cook", "other"));

        failure.Kind.ShouldBe(FailureKind.Failed);
        failure.Message.ShouldStartWith("cook/Use0 (AWS::SSM::Parameter): ");
        failure.Details.ShouldContain("also: pantry: not deleted, for cook still exists");
        Ends().ShouldBe(["other"]);
        await RemoveAsync("pantry", "cook", "other");
        (await _cloud.Calls.AllStacksAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deletion_that_AWS_gives_up_is_told_at_once()
    {
        await DeployAsync(DeployerFixture.Name, Exporting("pantry-a"));
        var stack = State.ById((await _cloud.StackAsync())!.StackId)!;
        // Somebody else's stack begins to import after the build has looked for importers.
        _cloud.WhenAsked = operation =>
        {
            if (operation == "DeleteStack")
            {
                State.Add(
                    stack with
                    {
                        Id = $"{stack.Id}-importer",
                        Name = "late",
                        Definition = new StackDefinition { TemplateBody = "", Imports = ["pantry-a"] },
                    }
                );
            }
        };
        var started = _cloud.Clock.GetTimestamp();

        var refusal = await Should.ThrowAsync<DeploymentException>(_cloud.RemoveAsync());

        refusal.Kind.ShouldBe(FailureKind.Refused);
        refusal.Message.ShouldStartWith($"{DeployerFixture.Name}: AWS does not delete it: Delete canceled.");
        refusal.Next.ShouldBe("remove the stacks that import it first, or deploy them without that import");
        _cloud.Clock.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    private CloudFormationState State => _cloud.Host.Cloud.Get<CloudFormationState>();

    private static string Exporting(params string[] exports) =>
        "Resources: { Note: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: a } } }\nOutputs:\n"
        + string.Concat(exports.Select((name, i) => $"  O{i}: {{ Value: !Ref Note, Export: {{ Name: {name} }} }}\n"));

    private static string Importing(params string[] exports) =>
        "Resources:\n  Own: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: none } }\n"
        + string.Concat(
            exports.Select(
                (name, i) =>
                    $"  Use{i}: {{ Type: AWS::SSM::Parameter, Properties: "
                    + $"{{ Type: String, Value: !ImportValue {name} }} }}\n"
            )
        );

    private Task<StackOutcome> DeployAsync(string name, string template, bool protect = false) =>
        _cloud.DeployAsync(DeployerFixture.Declare(template, name) with { TerminationProtection = protect });

    private Task RemoveAsync(params string[] names) => RemoveAsync(names, new StackDeployerOptions());

    private async Task RemoveAsync(IReadOnlyList<string> names, StackDeployerOptions options) =>
        _ = await _cloud.Clock.RunAsync(
            async () =>
            {
                var remover = new StackRemover(_cloud.Clients, _cloud.Calls, options, _cloud, _cloud.Clock);
                var plan = await remover.PlanAsync([.. names.Select(name => new StackToRemove(name, []))], default);
                await remover.RemoveAsync(plan, (_, removal) => removal, default);
                return true;
            },
            "the removal"
        );

    /// <summary>The stacks that were deleted, in the order of their ends.</summary>
    private IEnumerable<string> Ends() =>
        _cloud
            .Shown.OfType<StackEventSeen>()
            .Where(seen => seen.LogicalId == seen.Stack && seen.Status == "DELETE_COMPLETE")
            .Select(seen => seen.Stack);

    private async Task AllExistAsync(params string[] names)
    {
        foreach (var name in names)
        {
            (await _cloud.StackAsync(name)).ShouldNotBeNull();
        }
    }
}
