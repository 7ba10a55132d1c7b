using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.Wire;

/// <summary>One HTTP answer, complete.</summary>
internal sealed class HttpAnswer(int status, ReadOnlyMemory<byte> body = default, string? contentType = null)
{
    public int Status => status;

    public ReadOnlyMemory<byte> Body => body;

    public string? ContentType => contentType;

    public List<KeyValuePair<string, string>> Headers { get; } = [];

    /// <summary>A stored content that is the body; null when <see cref="Body"/> is.</summary>
    public BlobPart? Content { get; init; }

    public HttpAnswer With(string header, string value)
    {
        Headers.Add(new(header, value));
        return this;
    }
}
