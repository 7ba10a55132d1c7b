using System.Text.Json.Nodes;

namespace AiChef.StatesLanguage.Definitions;

/// <content>The fields that a state of each type has in JSONPath.</content>
/// <remarks>https://states-language.net/spec.html#state-type-table</remarks>
public sealed partial class DefinitionValidator
{
    private const string Common = "Type Comment QueryLanguage";
    private const string Flow = " InputPath OutputPath Next End Assign";
    private const string Work = " Parameters ResultSelector ResultPath Retry Catch";

    private static readonly Dictionary<string, HashSet<string>> FieldsOf = new(StringComparer.Ordinal)
    {
        ["Pass"] = Names(Common + Flow + " Result ResultPath Parameters"),
        ["Task"] = Names(
            Common
                + Flow
                + Work
                + " Resource TimeoutSeconds TimeoutSecondsPath HeartbeatSeconds HeartbeatSecondsPath Credentials"
        ),
        ["Choice"] = Names(Common + " InputPath OutputPath Assign Choices Default"),
        ["Wait"] = Names(Common + Flow + " Seconds SecondsPath Timestamp TimestampPath"),
        ["Succeed"] = Names(Common + " InputPath OutputPath"),
        ["Fail"] = Names(Common + " Error ErrorPath Cause CausePath"),
        ["Parallel"] = Names(Common + Flow + Work + " Branches"),
        ["Map"] = Names(
            Common
                + Flow
                + Work
                + " ItemProcessor Iterator ItemsPath ItemSelector MaxConcurrency MaxConcurrencyPath Label"
                + " ItemReader ItemBatcher ResultWriter ToleratedFailureCount ToleratedFailureCountPath"
                + " ToleratedFailurePercentage ToleratedFailurePercentagePath"
        ),
    };

    private void Fields(JsonObject state, string type, string at)
    {
        foreach (var (name, _) in state.Where(member => !FieldsOf[type].Contains(member.Key)))
        {
            Schema($"Field '{name}' is not supported", at);
        }
    }

    private static HashSet<string> Names(string names) => new(names.Split(' '), StringComparer.Ordinal);
}
