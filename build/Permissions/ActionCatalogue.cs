using System.Collections.Frozen;
using System.Text.Json;

namespace AiChef.Permissions;

/// <summary>The actions of <c>actions.json</c>.</summary>
internal static class ActionCatalogue
{
    // Actions are compared without regard to case, as IAM compares them.
    private static readonly Lazy<FrozenDictionary<string, ActionScope>> Read = new(() =>
        EmbeddedJson
            .Read("actions.json", Service)
            .ToFrozenDictionary(static each => each.Action, StringComparer.OrdinalIgnoreCase)
    );

    /// <summary>Each action by its name, in any case.</summary>
    internal static FrozenDictionary<string, ActionScope> ByAction => Read.Value;

    private static IEnumerable<ActionScope> Service(JsonProperty service)
    {
        var resources = service.Value.GetProperty("resources");
        return
        [
            .. service
                .Value.GetProperty("actions")
                .EnumerateObject()
                .Select(action => new ActionScope
                {
                    Action = $"{service.Name}:{action.Name}",
                    Arns =
                    [
                        .. EmbeddedJson
                            .Texts(action.Value, "on")
                            .SelectMany(resource => EmbeddedJson.Texts(resources, resource)),
                    ],
                    ConditionKeys = EmbeddedJson.Texts(action.Value, "keys"),
                }),
        ];
    }
}
