namespace AiChef.Deployment.Aws;

/// <summary>Where AWS is: a region of the real one, or an endpoint that speaks as it does.</summary>
public sealed record AwsConnection
{
    /// <summary>The region, such as <c>eu-central-1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>An endpoint for every service, or null for AWS itself.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The endpoint as a person reaches it after the run; by default the same.</summary>
    public Uri? LastingEndpoint { get; init; }

    /// <summary>Where a person looks at a stack: the console, or the AWS CLI when there is an endpoint.</summary>
    public string LinkTo(string stackId) =>
        Endpoint is null
            ? $"https://{Region}.console.aws.amazon.com/cloudformation/home?region={Region}#/stacks/events?stackId={Uri.EscapeDataString(stackId)}"
            : CliCommand($"cloudformation describe-stack-events --stack-name {NameIn(stackId)}");

    /// <summary>A command of the AWS CLI, completed to reach this AWS.</summary>
    public string CliCommand(string command) =>
        (LastingEndpoint ?? Endpoint) is { } endpoint
            ? $"aws --endpoint-url {endpoint.GetLeftPart(UriPartial.Authority)} {command}"
            : $"aws --region {Region} {command}";

    /// <summary>The stack's name in its ARN; a name is given back as it is.</summary>
    public static string NameIn(string stackId) => stackId.Split('/') is [_, var name, ..] ? name : stackId;
}
