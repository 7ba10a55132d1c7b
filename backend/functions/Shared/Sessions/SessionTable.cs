using AiChef.Functions.Aws;
using Amazon.DynamoDBv2;

namespace AiChef.Functions.Sessions;

/// <summary>The session table that the environment of the function names.</summary>
public static class SessionTable
{
    public const string Variable = "SESSIONS_TABLE";

    /// <summary>The store over the table named by SESSIONS_TABLE.</summary>
    /// <exception cref="InvalidOperationException">The variable is not set.</exception>
    public static ISessionStore FromEnvironment() =>
        new DynamoDbSessionStore(
            new AmazonDynamoDBClient(FunctionEnvironment.Connected(new AmazonDynamoDBConfig(), "DYNAMODB")),
            FunctionEnvironment.Required(Variable),
            TimeProvider.System
        );
}
