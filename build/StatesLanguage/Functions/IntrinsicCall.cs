using AiChef.Json.Paths;

namespace AiChef.StatesLanguage.Functions;

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
