using AiChef.Functions.Aws;
using Amazon.DynamoDBv2;

namespace AiChef.Functions.Sessions;

/// <summary>The session table that the environment of the function names.</summary>
public static class SessionTable
{
    public const string Variable = "SESSIONS_TABLE";

    /// <summary>The store over the table named by SESSIONS_TABLE.</summary>
    /// <exception cref="InvalidOperationException">The variable is not set.</exception>
    public static ISessionStore FromEnvironment() => FromEnvironment(Client());

    /// <summary>The store over the table named by SESSIONS_TABLE.</summary>
    /// <exception cref="InvalidOperationException">The variable is not set.</exception>
    public static ISessionStore FromEnvironment(IAmazonDynamoDB client) =>
        new DynamoDbSessionStore(client, FunctionEnvironment.Required(Variable), TimeProvider.System);

    /// <summary>The meals in the table named by SESSIONS_TABLE.</summary>
    /// <exception cref="InvalidOperationException">The variable is not set.</exception>
    public static IMealStore MealsFromEnvironment(IAmazonDynamoDB client) =>
        new DynamoDbMealStore(client, FunctionEnvironment.Required(Variable), TimeProvider.System);

    /// <summary>A client for the region and endpoint of the function.</summary>
    public static AmazonDynamoDBClient Client() =>
        new(FunctionEnvironment.Connected(new AmazonDynamoDBConfig(), "DYNAMODB"));
}
