using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Sns;

/// <summary>A message of a topic.</summary>
internal sealed record TopicMessage(string Id, string TopicArn, string Text, DateTimeOffset Time)
{
    public string? Subject { get; init; }

    /// <summary>Texts by protocol, of a message that has several; they go before <see cref="Text"/>.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Attributes by name: <c>{"Type": ..., "Value": ...}</c>.</summary>
    public JsonObject Attributes { get; init; } = [];

    public string TextFor(string protocol) => Texts.GetValueOrDefault(protocol) ?? Text;
}
