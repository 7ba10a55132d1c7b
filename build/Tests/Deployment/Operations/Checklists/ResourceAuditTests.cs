using AiChef.Deployment.Operations.Checklists;
using Amazon.CloudFormation.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations.Checklists;

/// <summary>What a resource allows, by the properties that AWS tells of it.</summary>
public sealed class ResourceAuditTests
{
    [Theory]
    [InlineData("AWS::IAM::Role", "{}", "")]
    [InlineData("AWS::IAM::Role", """{"Policies":[],"ManagedPolicyArns":[]}""", "")]
    [InlineData("AWS::IAM::Role", """{"Policies":"?","ManagedPolicyArns":[7]}""", "")]
    [InlineData("AWS::IAM::Role", """{"ManagedPolicyArns":["arn:aws:iam::aws:policy/ReadOnlyAccess"]}""", "")]
    [InlineData(
        "AWS::IAM::Role",
        """{"ManagedPolicyArns":["arn:aws:iam::aws:policy/AdministratorAccess"]}""",
        "has arn:aws:iam::aws:policy/AdministratorAccess"
    )]
    [InlineData(
        "AWS::IAM::Role",
        """{"Policies":[{"PolicyDocument":{"Statement":{"Effect":"Allow","Action":"sns:*","Resource":"a"}}}]}""",
        "allows sns:*"
    )]
    [InlineData(
        "AWS::IAM::ManagedPolicy",
        """{"PolicyDocument":{"Statement":[{"Effect":"Allow","NotAction":["iam:*"],"Resource":"*"}]}}""",
        "allows all but some actions"
    )]
    [InlineData("AWS::IAM::Policy", """{"PolicyDocument":{"Statement":[{"Effect":"Deny","Action":"*"}]}}""", "")]
    [InlineData(
        "AWS::S3::BucketPolicy",
        """{"PolicyDocument":{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Principal":"*"}]}}""",
        "lets everybody do s3:GetObject"
    )]
    [InlineData(
        "AWS::S3::Bucket",
        """{"PublicAccessBlockConfiguration":{"BlockPublicAcls":"true","BlockPublicPolicy":true}}""",
        "does not block public access: IgnorePublicAcls, RestrictPublicBuckets"
    )]
    [InlineData(
        "AWS::S3::Bucket",
        "{}",
        "does not block public access: BlockPublicAcls, BlockPublicPolicy, IgnorePublicAcls, RestrictPublicBuckets"
    )]
    [InlineData("AWS::ApiGateway::Method", """{"HttpMethod":"GET"}""", "")]
    public void What_it_allows_beyond_need_is_told(string type, string properties, string expected) =>
        string.Join("; ", ResourceAudit.Of(Resource(type, properties))).ShouldBe(expected);

    [Theory]
    [InlineData("AWS::ApiGateway::Method", """{"HttpMethod":"GET"}""", true)]
    [InlineData("AWS::ApiGateway::Method", """{"HttpMethod":"GET","AuthorizationType":"NONE"}""", true)]
    [InlineData("AWS::ApiGateway::Method", """{"HttpMethod":"GET","AuthorizationType":"AWS_IAM"}""", false)]
    [InlineData("AWS::ApiGateway::Method", """{"HttpMethod":"GET","ApiKeyRequired":true}""", false)]
    [InlineData("AWS::ApiGateway::Method", """{"HttpMethod":"GET","ApiKeyRequired":"false"}""", true)]
    [InlineData("AWS::ApiGateway::Method", """{"HttpMethod":"OPTIONS"}""", false)]
    [InlineData("AWS::ApiGateway::Method", null, false)]
    [InlineData("AWS::S3::Bucket", """{"HttpMethod":"GET"}""", false)]
    public void A_method_without_key_and_authorizer_is_open(string type, string? properties, bool isOpen) =>
        ResourceAudit.IsOpenMethod(Resource(type, properties)).ShouldBe(isOpen);

    private static StackResourceDrift Resource(string type, string? properties) =>
        new() { ResourceType = type, ActualProperties = properties };
}
