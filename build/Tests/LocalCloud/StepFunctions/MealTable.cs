namespace AiChef.Tests.LocalCloud.StepFunctions;

internal static class MealTable
{
    internal static async Task<ServiceFixture> TableAsync()
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
