using System.Collections.Frozen;
using System.IO.Enumeration;
using System.Text.Json;

namespace AiChef.Permissions;

/// <summary>What a policy may restrict an action to, as the service authorization reference says.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html</remarks>
public sealed record ActionScope
{
    // Actions are compared without regard to case, as IAM compares them.
    private static readonly Lazy<FrozenDictionary<string, ActionScope>> ByAction = new(() =>
        EmbeddedJson
            .Read("actions.json", Service)
            .ToFrozenDictionary(static each => each.Action, StringComparer.OrdinalIgnoreCase)
    );

    /// <summary>The action, such as <c>dynamodb:CreateTable</c>, spelled as the reference does.</summary>
    public required string Action { get; init; }

    /// <summary>
    /// The forms of ARNs to which it may be restricted, such as
    /// <c>arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}</c>; empty if it takes only <c>*</c>.
    /// </summary>
    public required IReadOnlyList<string> Arns { get; init; }

    /// <summary>
    /// The service's own condition keys, such as <c>iam:PassedToService</c>; those of every service (<c>aws:...</c>)
    /// are left out.
    /// </summary>
    public required IReadOnlyList<string> ConditionKeys { get; init; }

    /// <summary>Whether a policy may restrict it to some resources.</summary>
    public bool IsRestrictable => Arns.Count > 0;

    /// <summary>The scope of an action.</summary>
    /// <exception cref="KeyNotFoundException">The data has no such action.</exception>
    public static ActionScope For(string action) =>
        Find(action) ?? throw new KeyNotFoundException($"build/Permissions/actions.json has no action {action}");

    /// <summary>The scope of an action, or null if the data has no such action.</summary>
    public static ActionScope? Find(string action) => ByAction.Value.GetValueOrDefault(action);

    /// <summary>
    /// The actions that a pattern such as <c>dynamodb:Describe*</c> stands for, in ordinal order; of a plain name the
    /// action itself, or none if the data has no such action.
    /// </summary>
    public static IReadOnlyList<ActionScope> Matching(string pattern) =>
        pattern.AsSpan().IndexOfAny('*', '?') >= 0
            ?
            [
                .. ByAction
                    .Value.Values.Where(each => FileSystemName.MatchesSimpleExpression(pattern, each.Action))
                    .OrderBy(static each => each.Action, StringComparer.Ordinal),
            ]
        : Find(pattern) is { } found ? [found]
        : [];

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
