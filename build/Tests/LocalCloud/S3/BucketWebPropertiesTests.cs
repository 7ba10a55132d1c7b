using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.S3;

public sealed class BucketWebPropertiesTests
{
    private const string Template = """
        Resources:
          Site:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: the-site
              CorsConfiguration:
                CorsRules: [{AllowedMethods: [GET, HEAD], AllowedOrigins: ['*'], MaxAge: 60}]
              WebsiteConfiguration: {IndexDocument: index.html, ErrorDocument: error.html}
              LifecycleConfiguration:
                Rules: [{Id: old, Status: Enabled, Transitions: [{StorageClass: GLACIER, TransitionInDays: DAYS}]}]
        """;

    [Fact]
    public async Task What_a_template_says_of_cors_website_and_transitions_is_what_S3_answers()
    {
        await using var aws = await CloudFormation.StackFixture.StartAsync();
        await aws.CreateAsync("s", Template.Replace("DAYS", "30", StringComparison.Ordinal));

        (await aws.GetAsync("/the-site?cors")).ShouldContain(
            "<AllowedMethod>GET</AllowedMethod><AllowedMethod>HEAD</AllowedMethod><AllowedOrigin>*</AllowedOrigin><MaxAgeSeconds>60</MaxAgeSeconds>"
        );
        (await aws.GetAsync("/the-site?website")).ShouldContain(
            "<IndexDocument><Suffix>index.html</Suffix></IndexDocument><ErrorDocument><Key>error.html</Key></ErrorDocument>"
        );
        (await aws.GetAsync("/the-site?lifecycle")).ShouldContain(
            "<Transition><Days>30</Days><StorageClass>GLACIER</StorageClass></Transition>"
        );
    }

    [Fact]
    public async Task A_transition_before_the_creation_is_refused()
    {
        await using var aws = await CloudFormation.StackFixture.StartAsync();
        await aws.CreateAsync("s", Template.Replace("DAYS", "-1", StringComparison.Ordinal));

        (await aws.StatusAsync("s")).ShouldBe("ROLLBACK_COMPLETE");
        (await aws.EventsAsync("s")).ShouldContain(static e =>
            e.StartsWith("Site CREATE_FAILED", StringComparison.Ordinal)
            && e.Contains("'Days' in Transition action must be nonnegative", StringComparison.Ordinal)
        );
    }
}
