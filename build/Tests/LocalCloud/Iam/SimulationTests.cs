using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Iam;

/// <summary>What the policies of a role say of actions, as IAM's simulator tells.</summary>
public sealed class SimulationTests : IAsyncLifetime
{
    private const string Role = "arn:aws:iam::000000000000:role/cook";
    private const string Table = "arn:aws:dynamodb:us-east-1:000000000000:table/dishes";

    private ServiceFixture _cloud = null!;

    public async Task InitializeAsync()
    {
        _cloud = await ServiceFixture.StartAsync();
        await _cloud.IamAsync(
            "CreateRole",
            ("RoleName", "cook"),
            (
                "AssumeRolePolicyDocument",
                """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""
            )
        );
        await PutAsync(
            "soup",
            """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"dynamodb:*Item","Resource":"TABLE"},
              {"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"soup"}}}]}
            """.Replace("TABLE", Table, StringComparison.Ordinal)
        );
        await PutAsync(
            "never",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"dynamodb:DeleteItem","Resource":"*"}]}"""
        );
    }

    public async Task DisposeAsync() => await _cloud.DisposeAsync();

    [Theory]
    [InlineData("dynamodb:GetItem", Table, "allowed", "role_cook_soup")]
    [InlineData("dynamodb:DeleteItem", Table, "explicitDeny", "role_cook_never")]
    [InlineData("dynamodb:GetItem", Table + "-2", "implicitDeny", "")]
    [InlineData("dynamodb:Query", Table, "implicitDeny", "")]
    public async Task An_action_on_a_resource_is_decided_by_the_statements_that_match(
        string action,
        string resource,
        string decision,
        string policies
    )
    {
        var result = await SimulateAsync(("ActionNames.member.1", action), ("ResourceArns.member.1", resource));

        Text(result, "EvalActionName").ShouldBe(action);
        Text(result, "EvalResourceName").ShouldBe(resource);
        Text(result, "EvalDecision").ShouldBe(decision);
        string.Join(' ', result.Element("MatchedStatements")!.Descendants("SourcePolicyId").Select(id => id.Value))
            .ShouldBe(policies);
    }

    [Fact]
    public async Task Of_several_resources_the_strictest_decides_and_each_is_told()
    {
        var result = await SimulateAsync(
            ("ActionNames.member.1", "dynamodb:GetItem"),
            ("ResourceArns.member.1", Table),
            ("ResourceArns.member.2", Table + "-2")
        );

        Text(result, "EvalDecision").ShouldBe("implicitDeny");
        result
            .Element("ResourceSpecificResults")!
            .Elements("member")
            .Select(each => (Text(each, "EvalResourceName"), Text(each, "EvalResourceDecision")))
            .ShouldBe([(Table, "allowed"), (Table + "-2", "implicitDeny")]);
    }

    [Fact]
    public async Task A_key_that_a_condition_asks_for_is_missed_until_it_is_given()
    {
        var without = await SimulateAsync(("ActionNames.member.1", "s3:GetObject"));
        var with = await SimulateAsync(
            ("ActionNames.member.1", "s3:GetObject"),
            ("ContextEntries.member.1.ContextKeyName", "aws:PrincipalTag/team"),
            ("ContextEntries.member.1.ContextKeyValues.member.1", "soup"),
            ("ContextEntries.member.1.ContextKeyType", "string")
        );

        Text(without, "EvalDecision").ShouldBe("implicitDeny");
        without.Element("MissingContextValues")!.Value.ShouldBe("aws:PrincipalTag/team");
        Text(with, "EvalDecision").ShouldBe("allowed");
        with.Element("MissingContextValues")!.Value.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_boundary_limits_what_the_policies_allow()
    {
        var result = await SimulateAsync(
            ("ActionNames.member.1", "dynamodb:GetItem"),
            ("ResourceArns.member.1", Table),
            (
                "PermissionsBoundaryPolicyInputList.member.1",
                """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"""
            )
        );

        Text(result, "EvalDecision").ShouldBe("implicitDeny");
        result.Element("PermissionsBoundaryDecisionDetail")!.Value.ShouldBe("false");
    }

    [Theory]
    [InlineData("arn:aws:iam::000000000000:role/nobody", "NoSuchEntity")]
    [InlineData("arn:aws:iam::000000000000:user/nobody", "NoSuchEntity")]
    [InlineData("arn:aws:sts::000000000000:assumed-role/cook/session", "InvalidInput")]
    public async Task Whom_IAM_does_not_know_is_refused(string source, string code) =>
        (
            await ServiceFixture.RefusedAsync(() =>
                _cloud.IamAsync(
                    "SimulatePrincipalPolicy",
                    ("PolicySourceArn", source),
                    ("ActionNames.member.1", "s3:GetObject")
                )
            )
        ).Code.ShouldBe(code);

    private Task<XElement> PutAsync(string name, string document) =>
        _cloud.IamAsync("PutRolePolicy", ("RoleName", "cook"), ("PolicyName", name), ("PolicyDocument", document));

    private async Task<XElement> SimulateAsync(params (string Name, string Value)[] parameters) =>
        (await _cloud.IamAsync("SimulatePrincipalPolicy", [("PolicySourceArn", Role), .. parameters]))
            .Element("EvaluationResults")!
            .Elements("member")
            .Single();

    private static string Text(XElement element, string name) => element.Element(name)!.Value;
}
