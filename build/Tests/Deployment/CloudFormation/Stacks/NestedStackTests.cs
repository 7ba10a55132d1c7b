using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Stacks;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>What happens inside of nested stacks is shown, and ends nothing but them.</summary>
public sealed class NestedStackTests : IAsyncLifetime
{
    private const string Bucket = "templates";
    private const string Parent = DeployerFixture.Name;

    private DeployerFixture _cloud = null!;

    public async Task InitializeAsync()
    {
        _cloud = await DeployerFixture.StartAsync(options =>
            options with
            {
                ProvisioningTime = TimeSpan.FromSeconds(10),
            }
        );
        await _cloud.Clients.S3.PutBucketAsync(Bucket);
    }

    public async Task DisposeAsync() => await _cloud.DisposeAsync();

    [Fact]
    public async Task The_end_of_a_nested_stack_is_not_the_end_of_its_parent()
    {
        var child = await _cloud.UploadAsync(Bucket, "child", DeployerFixture.OneParameter("a"));

        var outcome = await _cloud.DeployAsync($"{Nested("Child", child)}{Last("a", "DependsOn: Child, ")}");

        outcome.Status.ShouldBe("CREATE_COMPLETE");
        (await _cloud.StatusAsync()).ShouldBe("CREATE_COMPLETE");
        Seen($"{Parent}/Child", "One", "CREATE_COMPLETE").ShouldBeLessThan(Seen(Parent, "Child", "CREATE_COMPLETE"));
        Seen(Parent, "Child", "CREATE_COMPLETE").ShouldBeLessThan(Seen(Parent, "Last", "CREATE_COMPLETE"));
        Seen(Parent, "Last", "CREATE_COMPLETE").ShouldBeLessThan(Seen(Parent, Parent, "CREATE_COMPLETE"));
    }

    [Fact]
    public async Task The_rollback_of_a_nested_stack_is_not_the_end_of_its_parent_and_its_fault_is_the_cause()
    {
        var works = await _cloud.UploadAsync(Bucket, "works", DeployerFixture.OneParameter("a"));
        await _cloud.DeployAsync($"{Nested("Child", works)}{Last("a")}");
        var fails = await _cloud.UploadAsync(Bucket, "fails", Failing);
        _cloud.Shown.Clear();

        var failure = await Should.ThrowAsync<DeploymentException>(
            _cloud.DeployAsync($"{Nested("Child", fails)}{Last("b")}")
        );

        failure.Kind.ShouldBe(FailureKind.Failed);
        failure.Message.ShouldStartWith($"{Parent}/Child/Two (AWS::SSM::Parameter): ");
        (await _cloud.StatusAsync()).ShouldBe("UPDATE_ROLLBACK_COMPLETE");
        Seen(Parent, "Child", "UPDATE_FAILED").ShouldBeLessThan(Seen(Parent, "Child", "UPDATE_COMPLETE"));
        Seen(Parent, "Child", "UPDATE_COMPLETE").ShouldBeLessThan(Seen(Parent, Parent, "UPDATE_ROLLBACK_COMPLETE"));
    }

    [Fact]
    public async Task Stacks_are_followed_at_any_depth()
    {
        var inner = await _cloud.UploadAsync(Bucket, "inner", DeployerFixture.OneParameter("a"));
        var middle = await _cloud.UploadAsync(Bucket, "middle", Nested("Inner", inner));

        await _cloud.DeployAsync(Nested("Middle", middle));

        Seen($"{Parent}/Middle/Inner", "One", "CREATE_COMPLETE")
            .ShouldBeLessThan(Seen($"{Parent}/Middle", "Inner", "CREATE_COMPLETE"));
        Seen($"{Parent}/Middle", "Inner", "CREATE_COMPLETE")
            .ShouldBeLessThan(Seen(Parent, "Middle", "CREATE_COMPLETE"));
        _cloud.Shown.OfType<StackEventSeen>().ShouldBeUnique();
    }

    [Fact]
    public async Task The_deletion_of_a_nested_stack_by_an_update_is_followed_to_the_end_of_the_update()
    {
        var child = await _cloud.UploadAsync(Bucket, "child", DeployerFixture.OneParameter("a"));
        await _cloud.DeployAsync($"{Nested("Child", child)}{Last("a")}");
        _cloud.Shown.Clear();

        var outcome = await _cloud.DeployAsync(
            $"Resources:\n{Last("b")}",
            new StackDeployerOptions { AllowDataLoss = ["Child"] }
        );

        outcome.Status.ShouldBe("UPDATE_COMPLETE");
        (await _cloud.StatusAsync()).ShouldBe("UPDATE_COMPLETE");
        Seen($"{Parent}/Child", "One", "DELETE_COMPLETE").ShouldBeLessThan(Seen(Parent, Parent, "UPDATE_COMPLETE"));
    }

    private const string Failing = """
        Resources:
          One: { Type: AWS::SSM::Parameter, Properties: { Name: /test/one, Type: String, Value: "a" } }
          Two: { Type: AWS::SSM::Parameter, DependsOn: One, Properties: { Name: /test/one, Type: String, Value: "b" } }
        """;

    private static string Nested(string name, string url) =>
        $"Resources:\n  {name}: {{ Type: AWS::CloudFormation::Stack, Properties: {{ TemplateURL: '{url}' }} }}\n";

    private static string Last(string value, string order = "") =>
        $"  Last: {{ Type: AWS::SSM::Parameter, {order}Properties: "
        + $"{{ Name: /test/last, Type: String, Value: {value} }} }}\n";

    /// <summary>The place among all that was shown of an event, which was shown once.</summary>
    private int Seen(string path, string resource, string status)
    {
        var events = _cloud.Shown.OfType<StackEventSeen>().ToList();
        var seen = events.Where(e => e.Stack == path && e.LogicalId == resource && e.Status == status).ToList();
        seen.Count.ShouldBe(1, string.Join('\n', events.Select(e => $"{e.Stack} {e.LogicalId} {e.Status}")));
        return events.IndexOf(seen[0]);
    }
}
