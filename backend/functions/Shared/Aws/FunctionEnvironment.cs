using Amazon;
using Amazon.Runtime;

namespace AiChef.Functions.Aws;

/// <summary>What the environment variables of the function say.</summary>
public static class FunctionEnvironment
{
    /// <summary>
    /// How long one try of a request to AWS may take; four tries and the waits between them end before the call of a
    /// function has to.
    /// </summary>
    public static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(3);

    private const int MostRetries = 3;

    /// <summary>The value of a variable; an empty one counts as not given.</summary>
    public static string? Given(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;

    /// <summary>The value of a variable that the function's template sets.</summary>
    /// <exception cref="InvalidOperationException">The variable is not set.</exception>
    public static string Required(string variable) =>
        Given(variable) ?? throw new InvalidOperationException($"The environment variable {variable} is not set");

    /// <summary>A client's configuration with the region and, if one is given, the endpoint of the function.</summary>
    /// <param name="config">The configuration to complete.</param>
    /// <param name="service">The service as AWS_ENDPOINT_URL_… names it, such as <c>DYNAMODB</c>.</param>
    /// <exception cref="InvalidOperationException">AWS_REGION is not set.</exception>
    public static T Connected<T>(T config, string service)
        where T : ClientConfig
    {
        var region = Required("AWS_REGION");
        config.AuthenticationRegion = region;
        config.Timeout = TryTimeout;
        config.MaxErrorRetry = MostRetries;
        if ((Given($"AWS_ENDPOINT_URL_{service}") ?? Given("AWS_ENDPOINT_URL")) is { } endpoint)
        {
            config.ServiceURL = endpoint;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        return config;
    }
}
