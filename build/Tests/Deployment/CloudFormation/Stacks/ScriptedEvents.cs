using System.Globalization;
using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.Stacks;
using Amazon.Runtime;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>An endpoint with one stack, whose status and events a test sets.</summary>
internal sealed class ScriptedEvents : IProgress<StackProgress>, IDisposable
{
    internal const string Name = "ai-chef-test";
    internal const string Arn = "arn:aws:cloudformation:us-east-1:123456789012:stack/ai-chef-test/1";
    internal const string Token = "our-token";

    /// <summary>When an event happened of which the test only gives the seconds after it.</summary>
    internal static readonly DateTime Noon = new(2026, 5, 1, 12, 0, 0, DateTimeKind.Utc);

    private readonly StubEndpoint _endpoint;
    private readonly AwsClients _clients;

    internal ScriptedEvents()
    {
        _endpoint = new StubEndpoint(Answer);
        _clients = new AwsClients(
            new AwsConnection { Region = "us-east-1", Endpoint = _endpoint.Url },
            new BasicAWSCredentials("test", "test"),
            new CountedRequests(Clock)
        );
        Calls = new CloudFormationCalls(_clients.CloudFormation, new AwsRetry(_clients.Connection, Clock), Clock);
    }

    internal VirtualClock Clock { get; } = new();

    internal CloudFormationCalls Calls { get; }

    /// <summary>The stack's status; null when it is gone.</summary>
    internal string? Status { get; set; } = "CREATE_COMPLETE";

    /// <summary>Pages of events by the ARN of their stack, newest first.</summary>
    internal Dictionary<string, string[][]> Pages { get; } = new(StringComparer.Ordinal);

    /// <summary>The operations that were asked for.</summary>
    internal IEnumerable<string> Operations =>
        _endpoint.Bodies.Select(static body => body.Split("Action=")[1].Split('&')[0]);

    /// <summary>What was shown: the path of the stack, the resource and its status.</summary>
    internal List<string> Shown { get; } = [];

    /// <summary>The last event that was shown.</summary>
    internal StackEventSeen? Last { get; private set; }

    /// <summary>An event of the stack or of a resource in it.</summary>
    /// <param name="id">Its id, which orders nothing.</param>
    /// <param name="second">When, in seconds after noon.</param>
    /// <param name="status">The status.</param>
    /// <param name="resource">The logical id; that of the stack itself by default.</param>
    /// <param name="physicalId">The physical id; the ARN of the stack by default.</param>
    /// <param name="type">The type of the resource.</param>
    /// <param name="token">The operation that it belongs to.</param>
    /// <param name="reason">The reason; none by default.</param>
    internal static string Event(
        string id,
        double second,
        string status,
        string resource = Name,
        string physicalId = Arn,
        string type = "AWS::CloudFormation::Stack",
        string? token = Token,
        string reason = ""
    ) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <member><EventId>{id}</EventId><StackId>{Arn}</StackId><StackName>{Name}</StackName>
            <LogicalResourceId>{resource}</LogicalResourceId><PhysicalResourceId>{physicalId}</PhysicalResourceId>
            <ResourceType>{type}</ResourceType><Timestamp>{Noon.AddSeconds(second):yyyy-MM-ddTHH:mm:ss.fffZ}</Timestamp>
            <ResourceStatus>{status}</ResourceStatus><ResourceStatusReason>{reason}</ResourceStatusReason>
            {(token is null ? "" : $"<ClientRequestToken>{token}</ClientRequestToken>")}</member>
            """
        );

    public void Report(StackProgress value)
    {
        if (value is StackEventSeen seen)
        {
            Last = seen;
            Shown.Add($"{seen.Stack} {seen.LogicalId} {seen.Status}");
        }
    }

    public void Dispose()
    {
        _clients.Dispose();
        _endpoint.Dispose();
        Clock.Dispose();
    }

    private (int Status, string Body) Answer(string body)
    {
        var operation = body.Split("Action=")[1].Split('&')[0];
        return operation switch
        {
            "DescribeStackEvents" => (200, StubEndpoint.StacksResult(operation, EventsFor(body))),
            _ when Status is null => (
                400,
                StubEndpoint.QueryError("ValidationError", $"Stack with id {Arn} does not exist")
            ),
            _ => (200, StubEndpoint.StacksResult(operation, $"<Stacks><member>{Stack()}</member></Stacks>")),
        };
    }

    private string Stack() =>
        $"<StackName>{Name}</StackName><StackId>{Arn}</StackId><StackStatus>{Status}</StackStatus>"
        + "<CreationTime>2026-05-01T12:00:00.000Z</CreationTime>";

    private string EventsFor(string body)
    {
        var pages = Pages
            .Single(stack => body.Contains(Uri.EscapeDataString(stack.Key), StringComparison.Ordinal))
            .Value;
        var asked = body.Split("NextToken=") is [_, var token]
            ? int.Parse(token.Split('&')[0], CultureInfo.InvariantCulture)
            : 0;
        var next = asked + 1 < pages.Length ? $"<NextToken>{asked + 1}</NextToken>" : "";
        return pages.Length == 0 ? "" : $"<StackEvents>{string.Concat(pages[asked])}</StackEvents>{next}";
    }
}
