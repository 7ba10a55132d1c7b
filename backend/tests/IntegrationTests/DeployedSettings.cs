namespace AiChef.IntegrationTests;

/// <summary>Where the backend is deployed, from environment variables.</summary>
public sealed record DeployedSettings
{
    public required string Environment { get; init; }

    /// <summary>What the names of all resources begin with, before a hyphen.</summary>
    public required string NamePrefix { get; init; }
    public required string ApiUrl { get; init; }
    public required string StateMachineArn { get; init; }
    public required string SessionsTable { get; init; }
    public required string Region { get; init; }

    /// <summary>The id of the key that requests need; null where they need none.</summary>
    public string? ApiKeyId { get; init; }

    /// <summary>The endpoint of all services; null for AWS itself.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The settings that the target IntegrationTests gives.</summary>
    /// <exception cref="InvalidOperationException">Variables are not set; the message names all of them.</exception>
    public static DeployedSettings FromEnvironment()
    {
        var missing = new List<string>();
        var settings = new DeployedSettings
        {
            Environment = Required("AI_CHEF_ENVIRONMENT", missing),
            NamePrefix = Required("AI_CHEF_NAME_PREFIX", missing),
            ApiUrl = Required("AI_CHEF_API_URL", missing).TrimEnd('/'),
            StateMachineArn = Required("AI_CHEF_STATE_MACHINE_ARN", missing),
            SessionsTable = Required("AI_CHEF_SESSIONS_TABLE", missing),
            Region = Required("AWS_REGION", missing),
            ApiKeyId = Optional("AI_CHEF_API_KEY_ID"),
            Endpoint = Optional("AWS_ENDPOINT_URL"),
        };
        return missing.Count == 0
            ? settings
            : throw new InvalidOperationException(
                $"These tests need a deployed backend: {string.Join(", ", missing)} "
                    + "not set; run ./build.sh IntegrationTests"
            );
    }

    private static string? Optional(string variable) =>
        System.Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;

    private static string Required(string variable, List<string> missing)
    {
        if (System.Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value)
        {
            return value;
        }

        missing.Add(variable);
        return "";
    }
}
