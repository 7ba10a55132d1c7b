using System.Text.Json.Nodes;
using AiChef.LocalCloud.StepFunctions.Tasks;
using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.StepFunctions.MealTable;

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
}
