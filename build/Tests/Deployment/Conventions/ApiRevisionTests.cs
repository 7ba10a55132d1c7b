using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.Conventions;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Conventions;

public sealed class ApiRevisionTests
{
    private const string Api = """
        Resources:
          Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: a, Description: b } }
          Get:
            Type: AWS::ApiGateway::Method
            Properties: { HttpMethod: GET, RestApiId: !Ref Api }
          Stage: { Type: AWS::ApiGateway::Stage, Properties: { StageName: live } }
        """;

    [Fact]
    public void Spelling_and_what_is_no_part_of_the_api_make_no_difference() =>
        Of(
                """
                Resources:
                  Stage: { Type: AWS::ApiGateway::Stage, Properties: { StageName: other } }
                  Get: # a comment
                    Properties:
                      RestApiId: !Ref Api
                      HttpMethod: "GET"
                    Type: AWS::ApiGateway::Method
                  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Description: b, Name: a } }
                """
            )
            .ShouldBe(Of(Api));

    [Theory]
    [InlineData("GET", "PUT")]
    [InlineData("Get:", "Put:")]
    [InlineData("Description: b", "Description: c")]
    [InlineData("!Ref Api", "!GetAtt Api")]
    [InlineData("!Ref Api", "Api")]
    public void Every_change_of_the_api_makes_a_difference(string before, string after) =>
        Of(Api.Replace(before, after, StringComparison.Ordinal)).ShouldNotBe(Of(Api));

    [Fact]
    public void The_id_is_a_legal_logical_id() => Of(Api).ShouldMatch("^ApiDeployment[0-9a-f]{8}$");

    [Theory]
    [InlineData("ApiDeployment0123abcd", "")]
    [InlineData("ApiDeployment0123abcdWithKey", "WithKey")]
    [InlineData("ApiDeploymentOfYesterday", "")]
    [InlineData("SnapshotOf0123abcdWithKey", "")]
    public void What_follows_the_hash_tells_the_deployments_of_a_template_apart(string id, string end) =>
        ApiRevision.EndOf(id).ShouldBe(end);

    private static string Of(string template) => ApiRevision.LogicalIdOf(StackTemplate.Parse(template, "api.yaml"));
}
