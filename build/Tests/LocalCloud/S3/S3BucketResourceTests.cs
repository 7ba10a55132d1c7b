using AiChef.Tests.LocalCloud.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.S3;

public sealed class S3BucketResourceTests
{
    private const string Template = """
        Resources:
          Pantry:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: the-pantry
              VersioningConfiguration: { Status: Enabled }
              PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true }
              LifecycleConfiguration: { Rules: [{ Id: old, Status: Enabled, ExpirationInDays: 30 }] }
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties: { Bucket: !Ref Pantry, PolicyDocument: { Version: '2012-10-17', Statement: [] } }
        Outputs:
          Arn: { Value: !GetAtt Pantry.Arn }
          Domain: { Value: !GetAtt Pantry.RegionalDomainName }
        """;

    [Fact]
    public async Task A_bucket_is_made_with_its_configuration_and_its_attributes()
    {
        await using var stacks = await StackFixture.StartAsync();
        await stacks.CreateAsync("stores", Template);
        (await stacks.SettledAsync("stores")).ShouldBe(
            "CREATE_COMPLETE",
            string.Join('\n', await stacks.EventsAsync("stores"))
        );
        (await stacks.StackAsync("stores"))
            .Descendants("OutputValue")
            .Select(static each => each.Value)
            .Order(StringComparer.Ordinal)
            .ShouldBe(["arn:aws:s3:::the-pantry", "the-pantry.s3.eu-west-1.amazonaws.com"]);
        var state = stacks.Host.Cloud.Get<AiChef.LocalCloud.S3.S3State>();
        var bucket = state.Bucket("the-pantry");
        bucket.Versioning.ShouldBe("Enabled");
        bucket.Configurations["lifecycle"].ShouldContain("<Days>30</Days>");
        bucket.Configurations["policy"].ShouldContain("2012-10-17");
    }

    [Fact]
    public async Task A_bucket_with_objects_keeps_its_stack_from_being_deleted()
    {
        await using var stacks = await StackFixture.StartAsync();
        await stacks.CreateAsync("stores", Template);
        await stacks.SettledAsync("stores");
        stacks
            .Host.Cloud.Get<AiChef.LocalCloud.S3.S3State>()
            .Put("the-pantry", "rice", "x"u8, new AiChef.LocalCloud.S3.ObjectProperties());
        await stacks.CallAsync("DeleteStack", ("StackName", "stores"));
        (await stacks.SettledAsync("stores")).ShouldBe("DELETE_FAILED");
        (await stacks.EventsAsync("stores")).ShouldContain(static each =>
            each.StartsWith("Pantry DELETE_FAILED", StringComparison.Ordinal)
            && each.Contains("The bucket you tried to delete is not empty", StringComparison.Ordinal)
        );
    }
}
