using AiChef.LocalCloud.CloudFormation.Stacks;
using AiChef.Tests.LocalCloud.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Access;

public sealed class StackAccessTests
{
    private const string Execution = "arn:aws:iam::000000000000:role/execution";
    private const string Parameters = "ssm:PutParameter ssm:GetParameters ssm:DeleteParameter";

    private static readonly string Trust = AccessFixture.Policy(
        "{'Effect':'Allow','Principal':{'Service':'cloudformation.amazonaws.com'},'Action':'sts:AssumeRole'}"
    );

    [Fact]
    public async Task A_stack_changes_resources_with_its_role_and_keeps_it()
    {
        await using var cloud = await AccessFixture.StartAsync();
        await cloud.CreateRoleAsync("execution", AccessFixture.Policy(AccessFixture.Allow(Parameters)), Trust);
        using var deploy = await cloud.SessionAsync(
            AccessFixture.Allow("cloudformation:*"),
            AccessFixture.Allow("iam:PassRole", Execution)
        );

        var id = await CreateAsync(deploy, StackFixture.Template("A=1"), ("RoleARN", Execution));
        (await StatusAsync(cloud, id)).ShouldBe("CREATE_COMPLETE");

        await deploy.QueryAsync(
            "cloudformation",
            "UpdateStack",
            ("StackName", id),
            ("TemplateBody", StackFixture.Template("A=2"))
        );
        (await StatusAsync(cloud, id)).ShouldBe("UPDATE_COMPLETE");

        await deploy.QueryAsync("cloudformation", "DeleteStack", ("StackName", id));
        (await StatusAsync(cloud, id)).ShouldBe("DELETE_COMPLETE");
    }

    [Theory]
    [InlineData("ssm:PutParameter")]
    [InlineData("ssm:GetParameters")]
    public async Task A_resource_names_the_permission_that_the_role_lacks(string missing)
    {
        await using var cloud = await AccessFixture.StartAsync();
        await cloud.CreateRoleAsync(
            "execution",
            AccessFixture.Policy(
                AccessFixture.Allow(Parameters.Replace(missing, "ssm:DescribeParameters", StringComparison.Ordinal))
            ),
            Trust
        );
        using var deploy = await cloud.SessionAsync(AccessFixture.Allow("cloudformation:* iam:PassRole"));

        var id = await CreateAsync(deploy, StackFixture.Template("A=1"), ("RoleARN", Execution));

        (await StatusAsync(cloud, id)).ShouldBe("ROLLBACK_COMPLETE");
        var reason = await ReasonAsync(cloud, id, "CREATE_FAILED");
        reason.ShouldStartWith(
            "Resource handler returned message: \"User: "
                + "arn:aws:sts::000000000000:assumed-role/execution/AWSCloudFormation is not authorized to perform: "
                + $"{missing} on resource: arn:aws:ssm:eu-west-1:000000000000:parameter/"
        );
        reason.ShouldContain(
            $" because no identity-based policy allows the {missing} action (Service: Ssm, Status Code: 403, Request ID: "
        );
        reason.ShouldEndWith("HandlerErrorCode: AccessDenied)");
    }

    [Fact]
    public async Task Without_a_role_the_permissions_of_the_caller_decide()
    {
        await using var cloud = await AccessFixture.StartAsync();
        using var deploy = await cloud.SessionAsync(
            AccessFixture.Allow("cloudformation:*"),
            AccessFixture.Allow(
                Parameters,
                "*",
                "{'ForAnyValue:StringEquals':{'aws:CalledVia':'cloudformation.amazonaws.com'}}"
            )
        );
        using var poor = await cloud.AssumeAsync(
            await cloud.CreateRoleAsync("poor", AccessFixture.Policy(AccessFixture.Allow("cloudformation:*")))
        );

        var allowed = await CreateAsync(deploy, StackFixture.Template("A=1"));
        var refused = await CreateAsync(poor, StackFixture.Template("A=1"), ("StackName", "other"));

        (await StatusAsync(cloud, allowed)).ShouldBe("CREATE_COMPLETE");
        (await StatusAsync(cloud, refused)).ShouldBe("ROLLBACK_COMPLETE");
        (await ReasonAsync(cloud, refused, "CREATE_FAILED")).ShouldContain(
            "assumed-role/poor/job is not authorized to perform: ssm:"
        );
    }

    [Fact]
    public async Task A_role_that_CloudFormation_may_not_assume_is_refused()
    {
        await using var cloud = await AccessFixture.StartAsync();
        await cloud.CreateRoleAsync("execution", null);

        (
            await ServiceFixture.RefusedAsync(() =>
                CreateAsync(cloud.Administrator, StackFixture.Template("A=1"), ("RoleARN", Execution))
            )
        ).Text.ShouldBe($"Role {Execution} is invalid or cannot be assumed");
    }

    [Fact]
    public async Task Who_gives_a_stack_a_role_must_be_allowed_to_pass_it()
    {
        await using var cloud = await AccessFixture.StartAsync();
        using var deploy = await cloud.SessionAsync(AccessFixture.Allow("cloudformation:*"));

        (
            await ServiceFixture.RefusedAsync(() =>
                CreateAsync(deploy, StackFixture.Template("A=1"), ("RoleARN", Execution))
            )
        ).Text.ShouldContain($"is not authorized to perform: iam:PassRole on resource: {Execution} because");
    }

    private static async Task<string> CreateAsync(
        RawClient client,
        string template,
        params (string Name, string Value)[] more
    )
    {
        (string, string)[] named = more.Any(static each => each.Name == "StackName")
            ? more
            : [("StackName", "kitchen"), .. more];
        return (await client.QueryAsync("cloudformation", "CreateStack", [("TemplateBody", template), .. named]))
            .Element("StackId")!
            .Value;
    }

    private static async Task<string> StatusAsync(AccessFixture cloud, string stackId)
    {
        await cloud.Host.Cloud.Get<StackEngine>().EndAsync(stackId, CancellationToken.None);
        return (await cloud.Administrator.QueryAsync("cloudformation", "DescribeStacks", ("StackName", stackId)))
            .Descendants("StackStatus")
            .Single()
            .Value;
    }

    private static async Task<string> ReasonAsync(AccessFixture cloud, string stackId, string status) =>
        (await cloud.Administrator.QueryAsync("cloudformation", "DescribeStackEvents", ("StackName", stackId)))
            .Descendants("member")
            .Single(each =>
                each.Element("ResourceStatus")?.Value == status
                && each.Element("ResourceType")?.Value == "AWS::SSM::Parameter"
            )
            .Element("ResourceStatusReason")!
            .Value;
}
