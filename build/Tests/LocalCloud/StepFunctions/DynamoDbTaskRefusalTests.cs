using AiChef.LocalCloud.StepFunctions.Tasks;
using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.StepFunctions.MealTable;

namespace AiChef.Tests.LocalCloud.StepFunctions;

public sealed class DynamoDbTaskRefusalTests
{
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
}
