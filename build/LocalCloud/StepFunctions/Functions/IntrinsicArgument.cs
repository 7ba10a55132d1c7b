using System.Text.Json.Nodes;
using AiChef.LocalCloud.Json.Paths;

namespace AiChef.LocalCloud.StepFunctions.Functions;

/// <summary>An argument as written: a literal, a path or a nested call.</summary>
internal abstract record IntrinsicArgument;

/// <summary>A quoted text; the raw form keeps the escapes, which States.Format must see.</summary>
internal sealed record TextArgument(string Raw) : IntrinsicArgument
{
    public string Value => Unescape(Raw);

    public static string Unescape(string raw)
    {
        var text = new System.Text.StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            text.Append(raw[i] == '\\' && i + 1 < raw.Length ? raw[++i] : raw[i]);
        }

        return text.ToString();
    }
}

internal sealed record LiteralArgument(JsonNode? Value) : IntrinsicArgument;

internal sealed record PathArgument(JsonPath Path) : IntrinsicArgument;

internal sealed record CallArgument(IntrinsicCall Call) : IntrinsicArgument;

/// <summary>A call such as States.Format('Hello {}', $.name).</summary>
internal sealed record IntrinsicCall(string Name, IReadOnlyList<IntrinsicArgument> Arguments, string Text)
{
    /// <summary>Every path used by the call and the calls in it.</summary>
    public IEnumerable<JsonPath> Paths =>
        Arguments.SelectMany(argument =>
            argument switch
            {
                PathArgument path => [path.Path],
                CallArgument call => call.Call.Paths,
                _ => [],
            }
        );
}
