using System.Text.Json.Nodes;
using AiChef.LocalCloud.ApiGateway.Serving;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.ApiGateway;

public sealed class SchemaValidationTests
{
    [Theory]
    [InlineData(
        "{'type':'integer'}",
        "1.5",
        "instance type (number) does not match any allowed primitive type (allowed: [\"integer\"])"
    )]
    [InlineData(
        "{'type':['string','null']}",
        "1",
        "instance type (integer) does not match any allowed primitive type (allowed: [\"null\",\"string\"])"
    )]
    [InlineData("{'required':['b','a']}", "{}", "object has missing required properties ([\"a\",\"b\"])")]
    [InlineData("{'enum':['x']}", "'y'", "instance value (\"y\") not found in enum (possible values: [\"x\"])")]
    [InlineData(
        "{'minimum':1,'exclusiveMinimum':true}",
        "1",
        "numeric instance is not strictly greater than the required minimum 1"
    )]
    [InlineData("{'maximum':5}", "6", "numeric instance is greater than the required maximum (maximum: 5, found: 6)")]
    [InlineData("{'minLength':1}", "''", "string \"\" is too short (length: 0, required minimum: 1)")]
    [InlineData("{'maxLength':2}", "'abc'", "string \"abc\" is too long (length: 3, maximum allowed: 2)")]
    [InlineData("{'pattern':'^a'}", "'b'", "ECMA 262 regex \"^a\" does not match input string \"b\"")]
    [InlineData(
        "{'maxItems':1}",
        "[1,2]",
        "array is too long: must have at most 1 elements but instance has 2 elements"
    )]
    [InlineData("{'uniqueItems':true}", "[1,1]", "array must not contain duplicate elements")]
    [InlineData(
        "{'properties':{'a':{}},'additionalProperties':false}",
        "{'b':1}",
        "object instance has properties which are not allowed by the schema: [\"b\"]"
    )]
    [InlineData(
        "{'allOf':[{'type':'string'}]}",
        "1",
        "instance failed to match all required schemas (matched only 0 out of 1)"
    )]
    [InlineData("{'oneOf':[{},{}]}", "1", "instance failed to match exactly one schema (matched 2 out of 2)")]
    [InlineData("{'not':{}}", "1", "instance matched a schema which it should not have")]
    [InlineData(
        "{'$ref':'https://apigateway.amazonaws.com/restapis/a/models/Dish'}",
        "1",
        "instance type (integer) does not match any allowed primitive type (allowed: [\"object\"])"
    )]
    [InlineData(
        "{'definitions':{'d':{'type':'object'}},'properties':{'x':{'$ref':'#/definitions/d'}}}",
        "{'x':1}",
        "instance type (integer) does not match any allowed primitive type (allowed: [\"object\"])"
    )]
    public void What_does_not_fit_is_reported_in_the_validators_words(string schema, string value, string error) =>
        Errors(schema, value).ShouldBe([error]);

    [Theory]
    [InlineData("{'type':'number'}", "1")]
    [InlineData("{'properties':{'a':{'type':'string'}}}", "{'b':1}")]
    [InlineData("{'anyOf':[{'type':'string'},{'minimum':1}]}", "1")]
    [InlineData("{'items':{'type':'integer'}}", "[1,2]")]
    public void What_fits_has_no_errors(string schema, string value) => Errors(schema, value).ShouldBeEmpty();

    private static List<string> Errors(string schema, string value)
    {
        var models = new JsonObject { ["Dish"] = new JsonObject { ["schema"] = "{\"type\":\"object\"}" } };
        return new SchemaValidation(models, JsonNode.Parse(schema.Replace('\'', '"'))!.AsObject()).Errors(
            JsonNode.Parse(value.Replace('\'', '"'))
        );
    }
}
