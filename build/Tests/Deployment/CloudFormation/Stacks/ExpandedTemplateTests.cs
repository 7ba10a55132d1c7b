using AiChef.Deployment.CloudFormation.Stacks;
using Amazon.S3.Model;
using Amazon.SimpleSystemsManagement.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>What AWS writes into a template itself is deployed like the rest of it.</summary>
public sealed class ExpandedTemplateTests
{
    private const string Loop = """
        Transform: AWS::LanguageExtensions
        Resources:
          Fn::ForEach::Shelves:
            - Name
            - [Rice, Oats]
            - Shelf${Name}:
                Type: AWS::SSM::Parameter
                Properties: { Name: !Sub "/shelf/${Name}", Type: String, Value: !Sub "${Name}" }
        """;

    private const string Include = """
        Resources:
          Rice: { Type: AWS::SSM::Parameter, Properties: { Name: /shelf/Rice, Type: String, Value: Rice } }
          Fn::Transform: { Name: AWS::Include, Parameters: { Location: "s3://pantry/oats.yaml" } }
        """;

    private const string Included = """
        Oats: { Type: AWS::SSM::Parameter, Properties: { Name: /shelf/Oats, Type: String, Value: Oats } }
        """;

    [Theory]
    [InlineData(Loop)]
    [InlineData(Include)]
    public async Task Loops_and_includes_below_Resources_are_deployed(string template)
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.Clients.S3.PutBucketAsync("pantry");
        await cloud.Clients.S3.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = "pantry",
                Key = "oats.yaml",
                ContentBody = Included,
            }
        );

        (await cloud.DeployAsync(template)).Effect.ShouldBe(StackEffect.Deployed);

        foreach (var name in new[] { "Rice", "Oats" })
        {
            var stored = await cloud.Clients.Ssm.GetParameterAsync(new GetParameterRequest { Name = $"/shelf/{name}" });
            stored.Parameter.Value.ShouldBe(name);
        }
    }
}
