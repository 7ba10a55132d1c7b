using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.S3;

/// <summary>What templates say of notifications, logging and lifecycles is what S3 keeps, and is checked as by its API.</summary>
public sealed class BucketEventPropertiesTests
{
    private const string Template = """
        Resources:
          Larder:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: the-larder
              NotificationConfiguration:
                EventBridgeConfiguration: {EventBridgeEnabled: true}
                LambdaConfigurations:
                  - Event: 's3:ObjectCreated:*'
                    Function: arn:aws:lambda:eu-west-1:000000000000:function:cook
                    Filter: {S3Key: {Rules: [{Name: suffix, Value: .jpg}]}}
              LoggingConfiguration: {LogFilePrefix: log/}
              LifecycleConfiguration:
                Rules:
                  - Status: Enabled
                    Prefix: eggs/
                    TagFilters: [{Key: raw, Value: 'yes'}]
                    ExpirationInDays: DAYS
                    NoncurrentVersionTransitions: [{StorageClass: GLACIER, TransitionInDays: 7}]
        """;

    [Fact]
    public async Task S3_answers_what_the_template_says()
    {
        await using var aws = await CloudFormation.StackFixture.StartAsync();
        await aws.CreateAsync("s", Template.Replace("DAYS", "30", StringComparison.Ordinal));

        (await aws.SettledAsync("s")).ShouldBe("CREATE_COMPLETE");
        var notification = await aws.GetAsync("/the-larder?notification");
        notification.ShouldContain(
            "<CloudFunction>arn:aws:lambda:eu-west-1:000000000000:function:cook</CloudFunction>"
        );
        notification.ShouldContain("<FilterRule><Name>suffix</Name><Value>.jpg</Value></FilterRule>");
        notification.ShouldContain("<EventBridgeConfiguration");
        (await aws.GetAsync("/the-larder?logging")).ShouldContain("<TargetBucket>the-larder</TargetBucket>");
        var lifecycle = await aws.GetAsync("/the-larder?lifecycle");
        lifecycle.ShouldContain("<And><Prefix>eggs/</Prefix><Tag><Key>raw</Key><Value>yes</Value></Tag></And>");
        lifecycle.ShouldContain("<NoncurrentDays>7</NoncurrentDays><StorageClass>GLACIER</StorageClass>");
    }

    [Fact]
    public async Task A_rule_that_S3_refuses_fails_the_bucket()
    {
        await using var aws = await CloudFormation.StackFixture.StartAsync();
        await aws.CreateAsync("s", Template.Replace("DAYS", "0", StringComparison.Ordinal));

        (await aws.EventsAsync("s")).ShouldContain(static e =>
            e.Contains("'Days' for Expiration action must be a positive integer", StringComparison.Ordinal)
        );
    }
}
