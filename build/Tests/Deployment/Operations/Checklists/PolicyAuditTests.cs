using System.Text.Json;
using AiChef.Deployment.Operations.Checklists;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations.Checklists;

public sealed class PolicyAuditTests
{
    [Theory]
    [InlineData("""{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::a/*"}""", "")]
    [InlineData(
        """{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":["*"]}""",
        "allows s3:GetObject, s3:PutObject on everything"
    )]
    [InlineData("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{}}""", "")]
    [InlineData("""{"Effect":"Allow","Action":"xray:PutTraceSegments","Resource":"*"}""", "")]
    [InlineData("""{"Effect":"Allow","Action":"unheard:Of","Resource":"*"}""", "")]
    [InlineData("""{"Effect":"Allow","Action":"s3:*","Resource":"*"}""", "allows s3:*")]
    [InlineData("""{"Effect":"Allow","Action":7,"Resource":"*"}""", "")]
    [InlineData("""{"Effect":"Allow","Action":[7],"Resource":"*"}""", "")]
    [InlineData("""{"Effect":"Deny","Action":"*","Resource":"*"}""", "")]
    [InlineData("""{"Action":"*","Resource":"*"}""", "")]
    [InlineData("\"text\"", "")]
    public void What_a_role_may_do_is_named_where_it_is_too_much(string statement, string expected)
    {
        Told(PolicyAudit.TooWide(Policy($"[{statement}]"))).ShouldBe(expected);
        Told(PolicyAudit.TooWide(Policy(statement))).ShouldBe(expected);
    }

    [Theory]
    [InlineData("\"*\"", "lets everybody do sqs:SendMessage")]
    [InlineData("""{"AWS":"*"}""", "lets everybody do sqs:SendMessage")]
    [InlineData("""{"AWS":["111122223333","*"]}""", "lets everybody do sqs:SendMessage")]
    [InlineData("""{"AWS":"111122223333"}""", "")]
    [InlineData("""{"Service":"*"}""", "")]
    [InlineData("\"111122223333\"", "")]
    [InlineData("[]", "")]
    public void Who_may_be_anybody_is_told(string principal, string expected)
    {
        var statement = $$""" "Effect":"Allow","Action":"sqs:SendMessage","Principal":{{principal}} """;

        Told(PolicyAudit.Open(Policy($"{{{statement}}}"))).ShouldBe(expected);
        Told(PolicyAudit.Open(Policy($"{{{statement}, \"Condition\": {{}}}}"))).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_no_policy_allows_nothing()
    {
        PolicyAudit.TooWide(default).ShouldBeEmpty();
        PolicyAudit.Open(JsonElement.Parse("{}")).ShouldBeEmpty();
        PolicyAudit.Open(Policy("""{"Effect":"Allow","Action":"sqs:SendMessage"}""")).ShouldBeEmpty();
    }

    private static JsonElement Policy(string statements) => JsonElement.Parse($$"""{"Statement":{{statements}}}""");

    private static string Told(IEnumerable<string> findings) => string.Join("; ", findings);
}
