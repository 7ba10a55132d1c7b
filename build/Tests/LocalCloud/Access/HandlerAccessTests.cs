using System.Text.Json.Nodes;
using AiChef.LocalCloud;
using AiChef.LocalCloud.CloudFormation.Stacks;
using AiChef.LocalCloud.Resources;
using AiChef.Permissions;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Access;

public sealed class HandlerAccessTests
{
    private const string Function = "arn:aws:lambda:us-east-1:000000000000:function:cook";

    [Fact]
    public async Task An_action_is_asked_for_only_if_a_given_property_needs_it()
    {
        await using var cloud = await AccessFixture.StartAsync();
        var plain = Needs(cloud, "AWS::Lambda::Function", HandlerKind.Create, "{'FunctionName':'cook'}");
        var full = Needs(
            cloud,
            "AWS::Lambda::Function",
            HandlerKind.Create,
            """
            {'FunctionName':'cook','Role':'arn:aws:iam::000000000000:role/r','ReservedConcurrentExecutions':2,
             'Tags':[{'Key':'a','Value':'b'}],'Code':{'S3Bucket':'b','S3Key':'k'}}
            """
        );

        plain.Select(static need => need.Split(' ')[0]).ShouldNotContain("lambda:PutFunctionConcurrency");
        plain.ShouldContain($"lambda:CreateFunction {Function}");
        plain.ShouldAllBe(static need => need.StartsWith("lambda:", StringComparison.Ordinal));
        full.Except(plain)
            .ShouldBe(
                [
                    "iam:PassRole arn:aws:iam::000000000000:role/r",
                    $"lambda:PutFunctionConcurrency {Function}",
                    $"lambda:TagResource {Function}",
                    "s3:GetObject arn:aws:s3:::b/k",
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task An_update_asks_for_what_has_changed()
    {
        await using var cloud = await AccessFixture.StartAsync();
        var before = "{'LogGroupName':'g','RetentionInDays':7}";

        Needs(cloud, "AWS::Logs::LogGroup", HandlerKind.Update, before, before)
            .ShouldNotContain(static need => need.Contains("RetentionPolicy", StringComparison.Ordinal));
        Needs(cloud, "AWS::Logs::LogGroup", HandlerKind.Update, "{'LogGroupName':'g','RetentionInDays':14}", before)
            .ShouldContain("logs:PutRetentionPolicy arn:aws:logs:us-east-1:000000000000:log-group:g:log-stream:");
    }

    [Fact]
    public void The_handlers_of_each_type_are_known() =>
        Services
            .All.SelectMany(static service => service.ResourceTypes)
            .Where(static type => HandlerPermissions.Find(type.Name) is null)
            .ShouldBeEmpty();

    private static IReadOnlyList<string> Needs(
        AccessFixture cloud,
        string type,
        HandlerKind kind,
        string properties,
        string before = "{}"
    ) =>
        [
            .. HandlerAccess
                .Of(
                    cloud.Host.Cloud.Offered<ResourceTypes>().Find(type)!,
                    kind,
                    new ResourceRequest
                    {
                        Cloud = cloud.Host.Cloud,
                        Scope = new Scope(AccessFixture.Account, "us-east-1"),
                        StackId = "stack",
                        StackName = "stack",
                        LogicalId = "Resource",
                        Token = "token",
                        Properties = Tree(properties),
                        PreviousProperties = Tree(before),
                    }
                )
                .Select(static need => $"{need.Action} {need.Resource}"),
        ];

    private static JsonObject Tree(string text) => JsonNode.Parse(text.Replace('\'', '"'))!.AsObject();
}
