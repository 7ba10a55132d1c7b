using System.Text.Json.Nodes;
using AiChef.LocalCloud.StepFunctions.Tasks;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.StepFunctions;

public sealed class DynamoDbTaskTests
{
    private const string Put =
        "'Type':'Task','Resource':'arn:aws:states:::dynamodb:putItem','Parameters':{'TableName':'dishes','Item':{'id':{'S':'1'},'name':{'S':'soup'}}},'ResultPath':null,'Next':'B'";

    [Fact]
    public async Task An_item_that_was_put_is_read_with_the_facts_of_the_HTTP_answer()
    {
        await using var service = await TableAsync();
        var run = await MachineRun.OfStatesAsync(
            $"'A':{{{Put}}},'B':{{'Type':'Task','Resource':'arn:aws:states:::dynamodb:getItem','Parameters':{{'TableName':'dishes','Key':{{'id':{{'S':'1'}}}}}},'End':true}}",
            service: new DynamoDbTasks(service.Host.Cloud)
        );

        var output = JsonNode.Parse(run.Outcome.Output!)!;
        output["Item"]!["name"]!["S"]!.ToString().ShouldBe("soup");
        output["SdkHttpMetadata"]!["HttpStatusCode"]!.GetValue<int>().ShouldBe(200);
        output["SdkHttpMetadata"]!["HttpHeaders"]!["x-amzn-requestid"]!
            .ToString()
            .ShouldBe(output["SdkResponseMetadata"]!["RequestId"]!.ToString());
    }

    [Fact]
    public async Task An_SDK_call_answers_what_DynamoDB_does()
    {
        await using var service = await TableAsync();
        var run = await MachineRun.OfStatesAsync(
            $"'A':{{{Put}}},'B':{{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:dynamodb:query','Parameters':{{'TableName':'dishes','KeyConditionExpression':'id "
                + ""
                + $"= :i','ExpressionAttributeValues':{{':i':{{'S':'1'}}}}}},'End':true}}",
            service: new DynamoDbTasks(service.Host.Cloud)
        );

        JsonNode.Parse(run.Outcome.Output!)!["Count"]!.GetValue<int>().ShouldBe(1);
    }

    [Theory]
    [InlineData(
        "dynamodb",
        "DynamoDB.ConditionalCheckFailedException",
        "The conditional request failed (Service: AmazonDynamoDBv2; Status "
            + "Code: 400; Error Code: ConditionalCheckFailedException; Request ID: "
    )]
    [InlineData(
        "aws-sdk:dynamodb",
        "DynamoDb.ConditionalCheckFailedException",
        "The conditional request failed (Service: DynamoDb, Status Code: 400, Request ID: "
    )]
    public async Task A_refusal_is_named_as_the_integration_names_it(string integration, string error, string cause)
    {
        await using var service = await TableAsync();
        var run = await MachineRun.OfStatesAsync(
            $"'A':{{'Type':'Task','Resource':'arn:aws:states:::{integration}:putItem','Parameters':{{'TableName':'dishes','Item':{{'id':{{'S':'1'}}}},'ConditionExpression':'attribute_exists(id)'}},'End':true}}",
            service: new DynamoDbTasks(service.Host.Cloud)
        );

        run.Outcome.Error.ShouldBe(error);
        run.Outcome.Cause!.ShouldStartWith(cause);
    }

    private static async Task<ServiceFixture> TableAsync()
    {
        // the account and region of the runs' execution
        var service = await ServiceFixture.StartAsync(new() { AccountId = "111122223333", Region = "eu-west-1" });
        await service.DynamoDbAsync(
            "CreateTable",
            "{'TableName':'dishes','BillingMode':'PAY_PER_REQUEST','KeySchema':[{'AttributeName':'id','KeyType':'HASH'}],'AttributeDefinitions':[{'AttributeName':'id','AttributeType':'S'}]}"
        );
        return service;
    }
}
