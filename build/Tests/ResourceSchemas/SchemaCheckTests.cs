using System.Text.Json.Nodes;
using AiChef.ResourceSchemas;
using Shouldly;
using Xunit;

namespace AiChef.Tests.ResourceSchemas;

public sealed class SchemaCheckTests
{
    [Theory]
    [InlineData("AWS::SQS::Queue", """{"DelaySeconds":"5","FifoQueue":"true"}""", "")]
    [InlineData("AWS::SQS::Queue", """{"DelaySeconds":"many"}""", "/DelaySeconds type")]
    [InlineData("AWS::SQS::Queue", """{"Delay":5,"Tags":[{"Key":"a"}]}""", " additionalProperties|/Tags/0 required")]
    [InlineData("AWS::SSM::Parameter", """{"Type":"Text"}""", " required|/Type enum")]
    [InlineData("AWS::SNS::Topic", """{"Tags":[{"Key":"","Value":5}]}""", "/Tags/0/Key minLength")]
    [InlineData(
        "AWS::ECR::Repository",
        """{"RepositoryName":"A"}""",
        "/RepositoryName minLength|/RepositoryName pattern"
    )]
    [InlineData("AWS::Logs::LogGroup", """{"RetentionInDays":2}""", "/RetentionInDays enum")]
    [InlineData(
        "AWS::Lambda::Function",
        """{"Code":{},"Role":"arn:aws:iam::000000000000:role/x","MemorySize":1}""",
        "/MemorySize minimum"
    )]
    public void All_that_is_wrong_is_found(string type, string properties, string found)
    {
        var schema = RegistryTypes.Find(type)!.Schema;
        var typed = TypedValue.Members(schema, JsonNode.Parse(properties)!.AsObject());

        string.Join('|', SchemaCheck.Of(schema, typed).Select(static each => $"{each.Path} {each.Keyword}"))
            .ShouldBe(found);
    }

    [Fact]
    public void Scalars_take_the_type_of_the_schema()
    {
        var schema = RegistryTypes.Find("AWS::SQS::Queue")!.Schema;

        TypedValue
            .Members(schema, JsonNode.Parse("""{"DelaySeconds":"5","FifoQueue":"true","QueueName":7}""")!.AsObject())
            .ToJsonString()
            .ShouldBe("""{"DelaySeconds":5,"FifoQueue":true,"QueueName":"7"}""");
    }
}
