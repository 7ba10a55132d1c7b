using System.Text.Json.Nodes;
using AiChef.LocalCloud;
using AiChef.LocalCloud.Wire;
using AiChef.LocalCloud.Wire.Shapes;
using AiChef.ServiceModels;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Wire.Shapes;

/// <summary>Requests that break the model of their service, by the services' own rules.</summary>
public sealed class InputCheckTests
{
    private const string NotNull = "failed to satisfy constraint: Member must not be null";

    [Theory]
    [InlineData("states", "CreateActivity", "{}", "ValidationException", $"Value null at 'name' {NotNull}")]
    [InlineData("lambda", "GetFunction", "{}", "ValidationException", $"Value null at 'functionName' {NotNull}")]
    [InlineData("logs", "CreateLogGroup", "{}", "InvalidParameterException", $"Value null at 'logGroupName' {NotNull}")]
    [InlineData("cloudformation", "DeleteStack", "{}", "ValidationError", $"Value null at 'stackName' {NotNull}")]
    [InlineData(
        "states",
        "CreateStateMachineAlias",
        "{'name':'a','routingConfiguration':[{'stateMachineVersionArn':'v','weight':101}]}",
        "ValidationException",
        "Value '101' at 'routingConfiguration.1.member.weight' failed to satisfy constraint: "
            + "Member must have value less than or equal to 100"
    )]
    [InlineData(
        "states",
        "CreateStateMachineAlias",
        "{'name':'a','routingConfiguration':[]}",
        "ValidationException",
        "Value '[]' at 'routingConfiguration' failed to satisfy constraint: "
            + "Member must have length greater than or equal to 1"
    )]
    [InlineData(
        "lambda",
        "UpdateFunctionCode",
        "{'FunctionName':'f','Architectures':['sparc']}",
        "ValidationException",
        "Value '[sparc]' at 'architectures' failed to satisfy constraint: Member must satisfy constraint: "
            + "[Member must satisfy enum value set: [x86_64, arm64], Member must not be null]"
    )]
    [InlineData(
        "dynamodb",
        "BatchWriteItem",
        "{'RequestItems':{'t':[]}}",
        "ValidationException",
        "Value '{t=[]}' at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: "
            + "[Member must have length less than or equal to 25, Member must have length greater than or equal to 1]"
    )]
    [InlineData(
        "iam",
        "TagRole",
        "{'RoleName':'r','Tags':[{'Key':'a#b','Value':'c'}]}",
        "ValidationError",
        @"Value 'a#b' at 'tags.1.member.key' failed to satisfy constraint: "
            + @"Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]+"
    )]
    public void A_broken_constraint_is_told_as_AWS_tells_it(
        string service,
        string operation,
        string input,
        string code,
        string text
    )
    {
        var refusal = Refusal(service, operation, input).ShouldNotBeNull();

        refusal.Code.ShouldBe(code);
        refusal.Message.ShouldBe($"1 validation error detected: {text}");
        refusal.Status.ShouldBe(400);
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        Refusal("dynamodb", "ListTables", "{'ExclusiveStartTableName':'','Limit':0}")!
            .Message.ShouldStartWith("3 validation errors detected: Value '' at 'exclusiveStartTableName' failed");
    }

    [Fact]
    public void A_value_that_AWS_keeps_secret_is_not_shown()
    {
        Refusal("states", "StartExecution", $"{{'stateMachineArn':'a','input':'{new string('x', 262145)}'}}")!
            .Message.ShouldBe(
                "1 validation error detected: Value at 'input' failed to satisfy constraint: "
                    + "Member must have length less than or equal to 262144"
            );
    }

    [Theory]
    [InlineData("dynamodb", "ListTables", "{'Limit':'1'}", "STRING_VALUE cannot be converted to Integer")]
    [InlineData("dynamodb", "PutItem", "{'Item':[]}", "Start of list found where not expected")]
    [InlineData("logs", "CreateLogGroup", "{'logGroupName':5}", "NUMBER_VALUE can not be converted to a String")]
    [InlineData(
        "apigateway",
        "PutIntegration",
        "{'requestTemplates':{'a':true}}",
        "class java.lang.Boolean can not be converted to an String"
    )]
    public void A_wrong_type_is_told_as_AWS_tells_it(string service, string operation, string input, string text)
    {
        var refusal = Refusal(service, operation, input).ShouldNotBeNull();

        refusal.Code.ShouldBe("SerializationException");
        refusal.Message.ShouldBe(text);
    }

    [Theory]
    [InlineData("lambda", "GetFunction", "{'FunctionName':'kitchen','Unknown':{'a':[1]}}")]
    [InlineData("logs", "CreateLogGroup", "{'logGroupName':'a','tags':null}")]
    [InlineData("lambda", "CreateFunction", "{'FunctionName':'f','Role':'arn:aws:iam::123456789012:role/a','Code':{}}")]
    public void What_AWS_accepts_is_accepted(string service, string operation, string input) =>
        Refusal(service, operation, input).ShouldBeNull();

    [Fact]
    public void Every_pattern_of_every_service_can_be_matched()
    {
        foreach (var rules in Services.All.Select(static each => each.Requests.Input).OfType<InputRules>())
        {
            foreach (var shape in Shapes(ServiceModel.Of(rules.Model)).Where(static shape => shape.Pattern is not null))
            {
                Should.NotThrow(() => JavaPattern.Matches(shape.Pattern!, "kitchen-1"), shape.Name);
            }
        }
    }

    private static AwsException? Refusal(string service, string operation, string input)
    {
        var rules = Services.All.First(each => each.Requests.SigningName == service).Requests.Input!;
        try
        {
            InputCheck.Refuse(service, rules, operation, JsonNode.Parse(input.Replace('\'', '"'))!.AsObject());
            return null;
        }
        catch (AwsException refusal)
        {
            return refusal;
        }
    }

    private static Dictionary<string, Shape>.ValueCollection Shapes(ServiceModel model)
    {
        var seen = new Dictionary<string, Shape>(StringComparer.Ordinal);
        void Visit(Shape? shape)
        {
            if (shape is null || !seen.TryAdd(shape.Name, shape))
            {
                return;
            }

            foreach (var member in shape.Members.Append(shape.Element).Append(shape.Key).Append(shape.Value))
            {
                Visit(member?.Shape);
            }
        }

        foreach (var operation in model.Operations)
        {
            Visit(operation.Input);
        }

        return seen.Values;
    }
}
