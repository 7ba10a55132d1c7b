using System.Net;

namespace AiChef.Tests;

/// <summary>An endpoint on this machine that gives scripted answers.</summary>
/// <param name="answer">Answers each request by its body.</param>
internal sealed class StubEndpoint(Func<string, (int Status, string Body)> answer) : LoopbackServer
{
    private readonly List<string> _bodies = [];

    internal StubEndpoint(int status, string body)
        : this(_ => (status, body)) { }

    /// <summary>The bodies of all requests so far.</summary>
    internal IReadOnlyList<string> Bodies
    {
        get
        {
            lock (_bodies)
            {
                return [.. _bodies];
            }
        }
    }

    /// <summary>An error as the query protocol words it.</summary>
    internal static string QueryError(string code, string message) =>
        $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>1</RequestId></ErrorResponse>";

    /// <summary>An answer of CloudFormation.</summary>
    internal static string StacksResult(string operation, string content) =>
        $"""
            <{operation}Response xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
              <{operation}Result>{content}</{operation}Result>
              <ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>
            </{operation}Response>
            """;

    protected override (int Status, string Body) Answer(
        HttpListenerRequest request,
        string body,
        HttpListenerResponse response
    )
    {
        lock (_bodies)
        {
            _bodies.Add(body);
        }

        response.ContentType = "text/xml";
        return answer(body);
    }
}
