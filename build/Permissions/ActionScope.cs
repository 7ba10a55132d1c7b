using System.IO.Enumeration;

namespace AiChef.Permissions;

/// <summary>What a policy may restrict an action to, as the service authorization reference says.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html</remarks>
public sealed record ActionScope
{
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
    public static ActionScope? Find(string action) => ActionCatalogue.ByAction.GetValueOrDefault(action);

    /// <summary>
    /// The actions that a pattern such as <c>dynamodb:Describe*</c> stands for, in ordinal order; of a plain name the
    /// action itself, or none if the data has no such action.
    /// </summary>
    public static IReadOnlyList<ActionScope> Matching(string pattern) =>
        pattern.AsSpan().IndexOfAny('*', '?') >= 0
            ?
            [
                .. ActionCatalogue
                    .ByAction.Values.Where(each => FileSystemName.MatchesSimpleExpression(pattern, each.Action))
                    .OrderBy(static each => each.Action, StringComparer.Ordinal),
            ]
        : Find(pattern) is { } found ? [found]
        : [];
}
