using System.Net;
using System.Text;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;

namespace AiChef.Deployment.Aws;

/// <summary>
/// Makes the runtime compile what a call to AWS needs, before the call, on a processor that would be idle otherwise.
/// It calls nobody: what it sends is answered here.
/// </summary>
public sealed class ClientWarmUp : HttpClientFactory
{
    /// <summary>The name of the stack that is answered.</summary>
    public const string StackName = "warm-up";

    private const string Answer = $"""
        <DescribeStacksResponse>
          <DescribeStacksResult>
            <Stacks>
              <member>
                <StackName>{StackName}</StackName>
                <StackStatus>CREATE_COMPLETE</StackStatus>
                <CreationTime>2026-01-01T00:00:00Z</CreationTime>
                <Parameters>
                  <member><ParameterKey>Key</ParameterKey><ParameterValue>value</ParameterValue></member>
                </Parameters>
                <Outputs><member><OutputKey>Key</OutputKey><OutputValue>value</OutputValue></member></Outputs>
                <Tags><member><Key>key</Key><Value>value</Value></member></Tags>
              </member>
            </Stacks>
          </DescribeStacksResult>
          <ResponseMetadata><RequestId>{StackName}</RequestId></ResponseMetadata>
        </DescribeStacksResponse>
        """;

    private ClientWarmUp() { }

    /// <summary>Begins a call that warms something up, unless a single processor has the run itself to do.</summary>
    public static void Begin(Func<Task> call)
    {
        if (Environment.ProcessorCount > 1)
        {
            _ = Task.Run(call);
        }
    }

    /// <summary>Reads a stack as a deployment does.</summary>
    /// <returns>The names of the stacks that were answered.</returns>
    public static async Task<IReadOnlyList<string>> ReadAsync()
    {
        using var clients = Clients();
        var request = new DescribeStacksRequest { StackName = StackName };
        var answer = await clients.CloudFormation.DescribeStacksAsync(request, CancellationToken.None);
        return [.. answer.Stacks.Select(static stack => stack.StackName)];
    }

    /// <summary>Clients whose calls are answered here.</summary>
    internal static AwsClients Clients() =>
        new(
            new AwsConnection { Region = "us-east-1", Endpoint = new Uri("http://127.0.0.1") },
            new BasicAWSCredentials(StackName, StackName),
            new ClientWarmUp()
        );

    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Answers());

    private sealed class Answers : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            await Task.Yield(); // as an answer from a network, which is never there at once
            var answer = new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(request.Method == HttpMethod.Post ? Answer : "", Encoding.UTF8, "text/xml"),
            };
            answer.Headers.Add("x-amz-request-id", StackName); // by which an answer is known to be AWS's
            return answer;
        }
    }
}
