namespace AiChef.Deployment.Aws;

/// <summary>Where AWS is: a region, or an endpoint that implements its APIs.</summary>
public sealed record AwsConnection
{
    private readonly bool? _isRateLimited;

    /// <summary>The region, such as <c>us-east-1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>An endpoint for every service, or null for AWS itself.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>
    /// Whether calls count against the rates that AWS grants an account. By default not at an endpoint of one's own,
    /// which is limited only once it says that it is asked too much.
    /// </summary>
    public bool IsRateLimited
    {
        get => _isRateLimited ?? Endpoint is null;
        init => _isRateLimited = value;
    }

    /// <summary>The endpoint that a person can reach after the run; by default the same.</summary>
    public Uri? EndpointAfterRun { get; init; }

    /// <summary>
    /// The command that serves <see cref="EndpointAfterRun"/>; null when it is served without one.
    /// </summary>
    public string? LastingEndpointCommand { get; init; }

    /// <summary>Where to look at a stack: the console, or a command of the AWS CLI if there is an endpoint.</summary>
    public string LinkTo(string stackId) =>
        Endpoint is null
            ? $"https://{Region}.console.aws.amazon.com/cloudformation/home?region={Region}"
                + $"#/stacks/events?stackId={Uri.EscapeDataString(stackId)}"
            : CliCommand($"cloudformation describe-stack-events --stack-name {NameIn(stackId)}");

    /// <summary>
    /// A command of the AWS CLI, completed to reach this AWS as it is printed, and what has to run first. An endpoint
    /// takes any credentials, but the CLI wants some.
    /// </summary>
    public string CliCommand(string command)
    {
        if ((EndpointAfterRun ?? Endpoint) is not { } endpoint)
        {
            return $"aws --region {Region} {command}";
        }
        var url = endpoint.GetLeftPart(UriPartial.Authority);
        var first = LastingEndpointCommand is { } served ? $"start {served} in another terminal, then " : "";
        return $"{first}AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local aws --region {Region} "
            + $"--endpoint-url {url} {command}";
    }

    /// <summary>The stack's name in its ARN; a name is returned unchanged.</summary>
    public static string NameIn(string stackId) => stackId.Split('/') is [_, var name, ..] ? name : stackId;
}
