using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.CloudFormation.StackFixture;

namespace AiChef.Tests.LocalCloud.CloudFormation;

public sealed class StackInputTests
{
    private static readonly (string Name, string Value)[] TagValue = [("Tags.member.1.Value", "b")];

    [Fact]
    public async Task A_previous_value_beside_a_value_is_refused()
    {
        const string template = "Parameters: {P: {Type: String}}\nResources: {Q: {Type: AWS::SQS::Queue}}";
        await using var aws = await StartAsync();
        await aws.CreateAsync(
            "s",
            template,
            ("Parameters.member.1.ParameterKey", "P"),
            ("Parameters.member.1.ParameterValue", "a")
        );

        (
            await aws.RefusedAsync(
                "UpdateStack",
                ("StackName", "s"),
                ("TemplateBody", template),
                ("Parameters.member.1.ParameterKey", "P"),
                ("Parameters.member.1.ParameterValue", "b"),
                ("Parameters.member.1.UsePreviousValue", "true")
            )
        ).Text.ShouldBe(
            "Invalid input for parameter key P. Cannot specify usePreviousValue as true and non empty value for a "
                + "parameter"
        );
    }

    [Theory]
    [InlineData("https://example.com/t.yaml", "TemplateURL must be a supported URL.")]
    [InlineData("s3://bucket/t.yaml", "S3 error: Domain name specified in bucket is not a valid S3 domain")]
    [InlineData("t.yaml", "S3 error: Domain name specified in t.yaml is not a valid S3 domain")]
    public async Task A_template_of_another_host_is_refused(string url, string text)
    {
        await using var aws = await StartAsync();

        (await aws.RefusedAsync("CreateStack", ("StackName", "s"), ("TemplateURL", url))).Text.ShouldBe(text);
    }

    [Fact]
    public async Task An_include_that_fails_is_a_failure_of_the_change_set()
    {
        await using var aws = await StartAsync();
        await aws.CallAsync(
            "CreateChangeSet",
            ("StackName", "s"),
            ("ChangeSetName", "c"),
            ("ChangeSetType", "CREATE"),
            (
                "TemplateBody",
                "Resources:\n  Q: {Type: AWS::SQS::Queue}\n"
                    + "  Fn::Transform: {Name: AWS::Include, Parameters: {Location: 's3://none/none.yaml'}}"
            )
        );

        var changeSet = await aws.CallAsync("DescribeChangeSet", ("StackName", "s"), ("ChangeSetName", "c"));

        changeSet.Element("Status")!.Value.ShouldBe("FAILED");
        changeSet.Element("StatusReason")!.Value.ShouldStartWith("Transform AWS::Include failed with:");
    }

    [Fact]
    public async Task A_policy_alone_is_a_change_and_is_kept()
    {
        static string Bucket(string policies) =>
            $"Resources:\n  B:\n    Type: AWS::S3::Bucket\n    Properties: {{BucketName: kept}}\n{policies}";
        await using var aws = await StartAsync();
        await aws.CreateAsync("s", Bucket("    DeletionPolicy: Retain\n    UpdateReplacePolicy: Retain\n"));
        await aws.CallAsync(
            "CreateChangeSet",
            ("StackName", "s"),
            ("ChangeSetName", "c"),
            ("TemplateBody", Bucket(""))
        );

        var change = (await aws.CallAsync("DescribeChangeSet", ("StackName", "s"), ("ChangeSetName", "c")))
            .Descendants("ResourceChange")
            .Single();

        change.Element("Action")!.Value.ShouldBe("Modify");
        change
            .Descendants("Scope")
            .Single()
            .Elements("member")
            .Select(static scope => scope.Value)
            .ShouldBe(["DeletionPolicy", "UpdateReplacePolicy"]);
    }

    [Theory]
    [InlineData("RollbackConfiguration.MonitoringTimeInMinutes", "0")]
    [InlineData("NotificationARNs.member.1", "arn:aws:sns:eu-west-1:000000000000:told")]
    [InlineData("Tags.member.1.Key", "a")]
    public async Task An_update_may_change_what_the_stack_itself_has(string name, string value)
    {
        const string template = "Resources: {H: {Type: AWS::CloudFormation::WaitConditionHandle}}";
        await using var aws = await StartAsync();
        await aws.CreateAsync("s", template);

        var rest = name.StartsWith("Tags", StringComparison.Ordinal) ? TagValue : [];
        await aws.UpdateAsync("s", template, [(name, value), .. rest]);

        (await aws.StatusAsync("s")).ShouldBe("UPDATE_COMPLETE");
    }
}
