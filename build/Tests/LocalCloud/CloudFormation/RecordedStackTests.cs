using AiChef.LocalCloud;
using AiChef.LocalCloud.Recorded;
using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.CloudFormation.StackFixture;

namespace AiChef.Tests.LocalCloud.CloudFormation;

/// <summary>Stacks with resources that LocalCloud does not run, and with what it does not model.</summary>
public sealed class RecordedStackTests
{
    private const string Recorded = "Recorded only: LocalCloud does not run AWS::SQS::Queue";

    [Fact]
    public async Task A_recorded_resource_is_created_updated_replaced_and_deleted_and_says_so()
    {
        await using var aws = await StartAsync();
        await aws.CreateAsync("s", Queue("QueueName: one", "DelaySeconds: 1"));
        (await aws.StatusAsync("s")).ShouldBe("CREATE_COMPLETE");
        (await aws.StackAsync("s"))
            .Element("StackStatusReason")!
            .Value.ShouldBe("Recorded only, not run by LocalCloud: Jobs");
        (await aws.EventsAsync("s")).ShouldContain($"Jobs CREATE_COMPLETE: {Recorded}");
        Outputs(await aws.StackAsync("s"))
            .ShouldBe([
                "https://sqs.eu-west-1.amazonaws.com/000000000000/one",
                "arn:aws:sqs:eu-west-1:000000000000:one",
            ]);

        await aws.UpdateAsync("s", Queue("QueueName: one", "DelaySeconds: 2"));
        (await aws.EventsAsync("s")).ShouldContain($"Jobs UPDATE_COMPLETE: {Recorded}");

        await aws.UpdateAsync("s", Queue("QueueName: two", "DelaySeconds: 2"));
        Queues(aws).ShouldBe(["https://sqs.eu-west-1.amazonaws.com/000000000000/two"]);

        await aws.CallAsync("DeleteStack", ("StackName", "s"));
        Queues(aws).ShouldBeEmpty();
    }

    [Fact]
    public async Task All_mistakes_in_the_properties_are_told_together()
    {
        await using var aws = await StartAsync();
        await aws.CreateAsync("s", Queue("Delay: 5", "DelaySeconds: many", "Tags: [{Key: a}]"));

        (await aws.EventsAsync("s")).ShouldContain(
            "Jobs CREATE_FAILED: Property validation failure: [Encountered unsupported properties in {/}: [Delay],"
                + "The property {/Tags/0/Value} is required,Value of property {/DelaySeconds} does not match type "
                + "{Integer}]"
        );
    }

    [Fact]
    public async Task A_limit_that_is_not_kept_is_told_without_the_value()
    {
        await using var aws = await StartAsync();
        await aws.CreateAsync(
            "s",
            "Resources:\n  Images: {Type: AWS::ECR::Repository, Properties: {RepositoryName: A}}"
        );

        (await aws.EventsAsync("s")).ShouldContain(
            "Images CREATE_FAILED: Properties validation failed for resource Images with message:\n"
                + "#/RepositoryName: expected minLength: 2, actual: 1\n"
                + "#/RepositoryName: failed validation constraint for keyword [pattern]"
        );
    }

    [Fact]
    public async Task What_is_not_modelled_is_told_of_all_resources_before_anything_is_done()
    {
        await using var aws = await StartAsync();

        var refusal = await aws.RefusedAsync(
            "CreateStack",
            ("StackName", "s"),
            (
                "TemplateBody",
                "Resources:\n  A: {Type: AWS::S3::Bucket, Properties: {AccessControl: PublicRead}}\n"
                    + "  B: {Type: AWS::SSM::Parameter, Properties: {Value: x}}"
            )
        );

        refusal.Text.ShouldBe(
            "A: LocalCloud does not model AccessControl of AWS::S3::Bucket; "
                + "B: Property validation failure: [The property {/Type} is required]"
        );
    }

    [Theory]
    [InlineData("AWS::SNS::Subscription", "{Protocol: sms, Endpoint: '+1', TopicArn: t}", "Protocol sms")]
    [InlineData(
        "AWS::ApiGateway::Method",
        "{RestApiId: a, ResourceId: b, HttpMethod: GET, Integration: {Type: HTTP}}",
        "Integration.Type HTTP"
    )]
    public async Task A_value_that_is_not_modelled_is_told_before_anything_is_done(
        string type,
        string properties,
        string refused
    )
    {
        await using var aws = await StartAsync();
        var template = $"Resources: {{A: {{Type: '{type}', Properties: {properties}}}}}";

        var refusal = await aws.RefusedAsync("CreateStack", ("StackName", "s"), ("TemplateBody", template));

        refusal.Text.ShouldBe($"A: LocalCloud does not model {refused} of {type}");
    }

    [Fact]
    public async Task What_asks_for_what_AWS_does_anyway_is_taken()
    {
        await using var aws = await StartAsync();

        await aws.CreateAsync(
            "s",
            "Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Properties: {AccessControl: Private, "
                + "ObjectLockEnabled: false, MetricsConfigurations: [], NotificationConfiguration: {}}\n"
        );

        (await aws.StatusAsync("s")).ShouldBe("CREATE_COMPLETE");
    }

    [Fact]
    public async Task No_hook_was_invoked_for_a_change_set()
    {
        await using var aws = await StartAsync();

        var answer = await aws.CallAsync("ListHookResults", ("TargetType", "CHANGE_SET"), ("TargetId", "c"));

        answer.Descendants("TargetId").Single().Value.ShouldBe("c");
        answer.Descendants("member").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_custom_resource_is_refused_by_name_and_an_unknown_type_as_AWS_does()
    {
        await using var aws = await StartAsync();

        (await RefusalAsync(aws, "Custom::Thing")).ShouldBe(
            "LocalCloud does not model custom resources (Custom::Thing) of CloudFormation"
        );
        (await RefusalAsync(aws, "AWS::SQS::Queues")).ShouldBe(
            "Template format error: Unrecognized resource types: [AWS::SQS::Queues]"
        );
    }

    [Fact]
    public async Task A_change_that_may_replace_a_resource_is_conditional()
    {
        await using var aws = await StartAsync();
        static string Analyzer(string age) =>
            "Resources:\n  A:\n    Type: AWS::AccessAnalyzer::Analyzer\n    Properties:\n"
            + "      Type: ACCOUNT_UNUSED_ACCESS\n"
            + $"      AnalyzerConfiguration: {{UnusedAccessConfiguration: {{UnusedAccessAge: {age}}}}}\n";
        await aws.CreateAsync("s", Analyzer("90"));
        await aws.CallAsync(
            "CreateChangeSet",
            ("StackName", "s"),
            ("ChangeSetName", "c"),
            ("TemplateBody", Analyzer("30"))
        );

        var change = (await aws.CallAsync("DescribeChangeSet", ("StackName", "s"), ("ChangeSetName", "c")))
            .Descendants("ResourceChange")
            .Single();

        change.Element("Replacement")!.Value.ShouldBe("Conditional");
        change.Descendants("RequiresRecreation").Single().Value.ShouldBe("Conditionally");
    }

    [Fact]
    public async Task Recorded_resources_survive_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("recorded").FullName;
        try
        {
            await using (var aws = await StartAsync(new LocalCloudOptions { Folder = folder }))
            {
                await aws.CreateAsync("s", Queue("QueueName: one"));
            }

            await using var again = await StartAsync(new LocalCloudOptions { Folder = folder });
            Queues(again).Count().ShouldBe(1);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> RefusalAsync(StackFixture aws, string type) =>
        (
            await aws.RefusedAsync(
                "CreateStack",
                ("StackName", "s"),
                ("TemplateBody", $"Resources:\n  A: {{Type: {type}}}")
            )
        ).Text;

    private static string Queue(params string[] properties) =>
        "Resources:\n  Jobs:\n    Type: AWS::SQS::Queue\n    Properties:\n"
        + string.Concat(properties.Select(static property => $"      {property}\n"))
        + "Outputs:\n  Url: {Value: !Ref Jobs}\n  Arn: {Value: !GetAtt Jobs.Arn}\n";

    private static IEnumerable<string> Outputs(System.Xml.Linq.XElement stack) =>
        stack.Descendants("OutputValue").Select(static value => value.Value);

    private static IEnumerable<string> Queues(StackFixture aws) =>
        aws
            .Host.Cloud.Get<RecordedState>()
            .Of(new("000000000000", "eu-west-1"), "AWS::SQS::Queue")
            .Select(static each => each.Identifier);
}
