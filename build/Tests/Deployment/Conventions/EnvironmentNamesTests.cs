using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.Conventions;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Conventions;

/// <summary>Names that environments would share.</summary>
public sealed class EnvironmentNamesTests
{
    private const string Account = "111122223333";

    [Theory]
    [InlineData("AWS::SNS::Topic", "TopicName: ai-chef-a", "us-east-1", "chef-two")]
    [InlineData("AWS::CloudWatch::Dashboard", "DashboardName: !Sub '${NamePrefix}-a'", "eu-west-1", "chef-one")]
    [InlineData("AWS::IAM::Role", "RoleName: !Sub '${NamePrefix}-a'", "eu-west-1", "chef-one")]
    [InlineData("AWS::S3::Bucket", "BucketName: a-bucket", "eu-west-1", "chef-two")]
    public void A_name_of_which_there_can_be_only_one_is_found(
        string type,
        string properties,
        string region,
        string prefix
    ) =>
        Check(type, properties, prefix, region, Account)
            .ShouldHaveSingleItem()
            .ShouldContain("the environments one and two share the name '");

    [Theory]
    [InlineData("AWS::SNS::Topic", "TopicName: !Sub '${NamePrefix}-a'", "us-east-1", "chef-two", Account)]
    [InlineData("AWS::SNS::Topic", "TopicName: !Sub '${NamePrefix}-a'", "eu-west-1", "chef-one", Account)]
    [InlineData("AWS::SNS::Topic", "TopicName: !Sub '${NamePrefix}-a'", "us-east-1", "chef-one", "444455556666")]
    [InlineData(
        "AWS::CloudWatch::Dashboard",
        "DashboardName: !Sub '${NamePrefix}-${AWS::Region}'",
        "eu-west-1",
        "chef-one",
        Account
    )]
    public void Names_that_can_stand_side_by_side_are_right(
        string type,
        string properties,
        string region,
        string prefix,
        string account
    ) => Check(type, properties, prefix, region, account).ShouldBeEmpty();

    private static IReadOnlyList<string> Check(
        string type,
        string properties,
        string prefix,
        string region,
        string account
    )
    {
        var template = StackTemplate.Parse(
            $$"""
            Parameters: { NamePrefix: { Type: String } }
            Resources: { A: { Type: {{type}}, Properties: { {{properties}} } } }
            """,
            "backend/infrastructure/sample-test.yaml"
        );
        return
        [
            .. EnvironmentNames
                .Check([In("one", Account, "us-east-1", "chef-one"), In("two", account, region, prefix)])
                .Select(problem => problem.ToString()),
        ];

        EnvironmentTemplates In(string name, string account, string region, string prefix) =>
            new(
                name,
                account,
                region,
                [
                    new ServiceFile("sample", $"{prefix}-sample", [], template)
                    {
                        Values = new Dictionary<string, string>(StringComparer.Ordinal)
                        {
                            ["NamePrefix"] = prefix,
                            ["AWS::Region"] = region,
                        },
                    },
                ]
            );
    }
}
