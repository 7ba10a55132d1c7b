using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace AiChef.Tests.LocalCloud.Sns;

/// <summary>Receives the messages of topics by HTTP.</summary>
internal sealed class MessageReceiver : LoopbackServer
{
    private readonly Channel<Received> _received = Channel.CreateUnbounded<Received>();
    private readonly Queue<int> _answers = new();

    /// <summary>How many came and were not taken.</summary>
    internal int Waiting => _received.Reader.Count;

    /// <summary>Answers the next requests by these statuses, and all others by 200.</summary>
    internal void AnswerNext(params int[] statuses)
    {
        foreach (var status in statuses)
        {
            _answers.Enqueue(status);
        }
    }

    /// <summary>The next message.</summary>
    internal Task<Received> NextAsync() => BoundedWait.ForAsync(_received.Reader.ReadAsync().AsTask(), "a message");

    protected override (int Status, string Body) Answer(
        HttpListenerRequest request,
        string body,
        HttpListenerResponse response
    )
    {
        _received.Writer.TryWrite(
            new(request.Headers["x-amz-sns-message-type"] ?? "", request.Headers["x-amz-sns-rawdelivery"], body)
        );
        return (_answers.TryDequeue(out var status) ? status : 200, "");
    }

    internal sealed record Received(string Type, string? Raw, string Body)
    {
        internal JsonObject Document => JsonNode.Parse(Body)!.AsObject();

        internal string Text(string member) => Document[member]!.GetValue<string>();
    }
}
