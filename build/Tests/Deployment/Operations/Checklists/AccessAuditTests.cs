using AiChef.Deployment.Operations.Checklists;
using AiChef.Deployment.Operations.Diagnosis;
using AiChef.Deployment.Operations.Drift;
using AiChef.Deployment.Operations.Health;
using AiChef.Tests.Deployment.CloudFormation;
using Amazon.CloudFormation.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations.Checklists;

/// <summary>Roles and buckets that allow more than needed are found as they are.</summary>
public sealed class AccessAuditTests
{
    private const string Narrow = "{ Effect: Allow, Action: \"s3:GetObject\", Resource: \"arn:aws:s3:::pantry/*\" }";
    private const string Closed =
        "{ BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true }";
    private const string Ours = "{ Service: lambda.amazonaws.com }";

    [Theory]
    [InlineData(Narrow, Closed, Ours, HealthState.Healthy, "2 roles, buckets, methods and functions allow no more")]
    [InlineData(
        "{ Effect: Allow, Action: \"s3:*\", Resource: \"arn:aws:s3:::pantry/*\" }",
        Closed,
        Ours,
        HealthState.Unhealthy,
        "AWS::IAM::Role cook allows s3:*"
    )]
    [InlineData(
        "{ Effect: Allow, Action: \"s3:GetObject\", Resource: \"*\" }",
        Closed,
        Ours,
        HealthState.Unhealthy,
        "AWS::IAM::Role cook allows s3:GetObject on everything"
    )]
    [InlineData(
        Narrow,
        Closed,
        "{ AWS: \"*\" }",
        HealthState.Unhealthy,
        "AWS::IAM::Role cook lets everybody do sts:AssumeRole"
    )]
    [InlineData(
        Narrow,
        "{ BlockPublicAcls: true, IgnorePublicAcls: true, RestrictPublicBuckets: true }",
        Ours,
        HealthState.Unhealthy,
        "AWS::S3::Bucket pantry does not block public access: BlockPublicPolicy"
    )]
    public async Task What_is_wide_open_is_named(
        string statement,
        string access,
        string principal,
        HealthState expected,
        string summary
    )
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(
            $$"""
            Resources:
              Role:
                Type: AWS::IAM::Role
                Properties:
                  RoleName: cook
                  AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: {{principal}}, Action: "sts:AssumeRole" }] }
                  Policies: [{ PolicyName: pantry, PolicyDocument: { Version: "2012-10-17", Statement: [{{statement}}] } }]
              Pantry:
                Type: AWS::S3::Bucket
                Properties: { BucketName: pantry, PublicAccessBlockConfiguration: {{access}} }
            """
        );

        var found = await Checked.LookAsync(cloud, await PointAsync(cloud));

        found.State.ShouldBe(expected, found.Summary);
        found.Summary.ShouldStartWith(summary);
    }

    private static async Task<AccessAudit> PointAsync(DeployerFixture cloud)
    {
        var stacks = (await cloud.Clients.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest())).Stacks;
        return new(
            new ComparedStacks(new StackDriftReader(cloud.Calls, cloud.Clock), stacks),
            cloud.Clients.Lambda,
            Checked.RetryOf(cloud),
            []
        );
    }
}
