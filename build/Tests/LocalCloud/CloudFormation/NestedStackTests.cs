using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.CloudFormation;

public sealed class NestedStackTests
{
    private const string Child = """
        Parameters:
          X: {Type: String}
        Resources:
          C:
            Type: AWS::SSM::Parameter
            Properties: {Type: String, Value: !Ref X}
        Outputs:
          Val: {Value: !GetAtt C.Value}
        """;

    private const string Parent = """
        Parameters:
          X: {Type: String}
        Resources:
          N:
            Type: AWS::CloudFormation::Stack
            Properties:
              TemplateURL: https://templates.s3.eu-west-1.amazonaws.com/child.yaml
              Parameters: {X: !Ref X}
        Outputs:
          O: {Value: !GetAtt N.Outputs.Val}
        """;

    [Fact]
    public async Task A_nested_stack_lives_with_its_parent()
    {
        await using var aws = await StartAsync();
        var id = await aws.CreateAsync("p", Parent, X("one"));

        (await aws.SettledAsync("p")).ShouldBe("CREATE_COMPLETE");
        (await aws.StackAsync("p")).Descendants("OutputValue").Single().Value.ShouldBe("one");
        var child = (await aws.CallAsync("DescribeStackResource", ("StackName", "p"), ("LogicalResourceId", "N")))
            .Descendants("PhysicalResourceId")
            .Single()
            .Value;
        (await aws.StackAsync(child)).Element("ParentId")!.Value.ShouldBe(id);

        await aws.UpdateAsync("p", Parent, X("two"));
        (await aws.StackAsync("p")).Descendants("OutputValue").Single().Value.ShouldBe("two");
        (await aws.StatusAsync(child)).ShouldBe("UPDATE_COMPLETE");

        await aws.CallAsync("DeleteStack", ("StackName", "p"));
        (await aws.SettledAsync(id)).ShouldBe("DELETE_COMPLETE");
        (await aws.StatusAsync(child)).ShouldBe("DELETE_COMPLETE");
    }

    [Fact]
    public async Task A_failing_nested_stack_fails_its_parent_with_its_own_reason()
    {
        await using var aws = await StartAsync();
        aws.Host.Faults.FailResource(new() { Resource = "C" });
        await aws.CreateAsync("p", Parent, X("one"));

        (await aws.SettledAsync("p")).ShouldBe("ROLLBACK_COMPLETE");
        (await aws.EventsAsync("p")).ShouldContain(static e =>
            e.StartsWith("N CREATE_FAILED: Embedded stack arn:", StringComparison.Ordinal)
            && e.EndsWith(
                "was not successfully created: The following resource(s) failed to create: [C]. ",
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public async Task A_failing_update_of_a_nested_stack_is_undone_in_both()
    {
        await using var aws = await StartAsync();
        await aws.CreateAsync("p", Parent, X("one"));
        aws.Host.Faults.FailResource(
            new()
            {
                Resource = "C",
                Action = AiChef.LocalCloud.ResourceAction.Update,
                Times = 1,
            }
        );
        await aws.UpdateAsync("p", Parent, X("two"));

        (await aws.SettledAsync("p")).ShouldBe("UPDATE_ROLLBACK_COMPLETE");
        (await aws.StackAsync("p")).Descendants("OutputValue").Single().Value.ShouldBe("one");
    }

    [Fact]
    public async Task A_nested_stack_is_updated_although_nothing_that_the_parent_knows_has_changed()
    {
        await using var aws = await StartAsync();
        await aws.CreateAsync("p", Parent, X("one"));
        await aws.ReplaceObjectAsync(
            "templates",
            "child.yaml",
            Child.Replace("!Ref X", "!Sub '${X} again'", StringComparison.Ordinal)
        );

        await aws.UpdateAsync("p", Parent, X("one"));

        (await aws.SettledAsync("p")).ShouldBe("UPDATE_COMPLETE");
        (await aws.StackAsync("p")).Descendants("OutputValue").Single().Value.ShouldBe("one again");
    }

    private static (string Name, string Value)[] X(string value) =>
        [("Parameters.member.1.ParameterKey", "X"), ("Parameters.member.1.ParameterValue", value)];

    private static async Task<StackFixture> StartAsync()
    {
        var aws = await StackFixture.StartAsync();
        await aws.PutObjectAsync("templates", "child.yaml", Child);
        return aws;
    }
}
