using System.IO.Enumeration;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Registry;

/// <summary>The hooks that AWS would run before a stack changes its resources; LocalCloud does not run any.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/hook-configuration-schema.html
/// </remarks>
internal sealed class ActiveHooks(Cloud cloud, Scope scope, string stackName, string? roleArn)
{
    /// <summary>The members of a schema's handlers, by what is done to a resource.</summary>
    private static readonly Dictionary<string, string> Handlers = new(StringComparer.Ordinal)
    {
        ["CREATE"] = "preCreate",
        ["UPDATE"] = "preUpdate",
        ["DELETE"] = "preDelete",
    };

    private readonly List<(RegisteredType Hook, JsonObject Configuration)> _hooks =
    [
        .. cloud
            .Get<RegistryState>()
            .Types(scope)
            .Where(type => type.Kind == "HOOK" && !type.IsDeprecated && type.Default!.Ready <= cloud.Now)
            .Select(static type => (type, Configuration(type)))
            .Where(each => IsOn(each.Item2, stackName, roleArn)),
    ];

    /// <summary>What LocalCloud says of a change of a resource that a hook would look at; null if none would.</summary>
    /// <param name="logicalId">The resource.</param>
    /// <param name="type">Its type.</param>
    /// <param name="action">CREATE, UPDATE or DELETE.</param>
    public string? Refusal(string logicalId, string type, string action) =>
        _hooks
            .Where(each =>
                Targets(each.Hook, action).Any(target => IsMatch(target, type))
                && IsWanted(each.Configuration.Object("TargetFilters"), type, action)
            )
            .Select(each =>
                $"{logicalId}: LocalCloud does not run hooks, and {each.Hook.Name} is on for {action} of {type}"
            )
            .FirstOrDefault();

    private static JsonObject Configuration(RegisteredType type) =>
        type.Configurations.Count > 0
        && JsonNode.Parse(type.Configurations[0].Text) is JsonObject tree
        && tree.Object("CloudFormationConfiguration")?.Object("HookConfiguration") is { } configuration
            ? configuration
            : [];

    private static bool IsOn(JsonObject configuration, string stackName, string? roleArn)
    {
        var isOn = configuration.Text("HookInvocationStatus") is { } status
            ? status == "ENABLED"
            : configuration.Text("TargetStacks") == "ALL";
        if (!isOn || configuration.Object("StackFilters") is not { } filters)
        {
            return isOn;
        }

        bool[] tests =
        [
            .. new[] { ("StackNames", stackName), ("StackRoles", roleArn ?? "") }
                .Where(each => filters[each.Item1] is JsonObject)
                .Select(each => IsIncluded(filters.Object(each.Item1)!, each.Item2)),
        ];
        return filters.Text("FilteringCriteria") == "ANY"
            ? tests.Length == 0 || Array.Exists(tests, static test => test)
            : Array.TrueForAll(tests, static test => test);
    }

    private static bool IsIncluded(JsonObject filter, string value) =>
        (filter["Include"] is null || filter.Texts("Include").Contains(value))
        && !filter.Texts("Exclude").Contains(value);

    private static bool IsWanted(JsonObject? filters, string type, string action) =>
        filters is null
        || (
            (filters["Actions"] is null || filters.Texts("Actions").Contains(action))
            && (filters["TargetNames"] is null || filters.Texts("TargetNames").Any(name => IsMatch(name, type)))
            && (
                filters["Targets"] is null
                || filters
                    .Objects("Targets")
                    .Any(target => target.Text("Action") == action && IsMatch(target.Text("TargetName") ?? "", type))
            )
        );

    private static IReadOnlyList<string> Targets(RegisteredType hook, string action) =>
        hook.Default!.Schema.Object("handlers")?.Object(Handlers[action])?.Texts("targetNames") ?? [];

    private static bool IsMatch(string pattern, string type) =>
        FileSystemName.MatchesSimpleExpression(pattern, type, ignoreCase: false);
}
