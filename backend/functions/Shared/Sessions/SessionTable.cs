using Amazon;
using Amazon.DynamoDBv2;

namespace AiChef.Functions.Sessions;

/// <summary>The session table that the environment of the function names.</summary>
public static class SessionTable
{
    public const string Variable = "SESSIONS_TABLE";

    /// <summary>The store over the table named by SESSIONS_TABLE.</summary>
    /// <exception cref="InvalidOperationException">The variable is not set.</exception>
    public static ISessionStore FromEnvironment()
    {
        var table = Required(Variable);
        var region = Required("AWS_REGION");
        var config = new AmazonDynamoDBConfig { AuthenticationRegion = region };
        if ((Given("AWS_ENDPOINT_URL_DYNAMODB") ?? Given("AWS_ENDPOINT_URL")) is { } endpoint)
        {
            config.ServiceURL = endpoint;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        return new DynamoDbSessionStore(new AmazonDynamoDBClient(config), table, TimeProvider.System);
    }

    // An empty variable counts as not given.
    private static string? Given(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;

    private static string Required(string variable) =>
        Given(variable) ?? throw new InvalidOperationException($"The environment variable {variable} is not set");
}
