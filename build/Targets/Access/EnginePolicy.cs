namespace AiChef.Targets.Access;

/// <summary>The statements of a role that the build itself uses.</summary>
/// <param name="source">The templates.</param>
/// <param name="executionRoleArn">The ARN of the role that CloudFormation works with, with placeholders.</param>
/// <param name="accessStack">The name of the stack of the roles, with placeholders.</param>
internal sealed class EnginePolicy(TemplateSource source, string executionRoleArn, string accessStack)
{
    private readonly NameScopes _scopes = new(source);

    /// <summary>The statements.</summary>
    /// <param name="uses">What the role is for.</param>
    internal IReadOnlyList<PolicyStatement> StatementsFor(params EngineUse[] uses)
    {
        var actions = EngineAction.All.Where(each => uses.Contains(each.Use)).ToList();
        return
        [
            .. actions
                .GroupBy(ScopeOf, StringComparer.Ordinal)
                .Select((group, index) => Statement($"Build{index + 1}", [.. group])),
            PassRole,
            OwnStack(actions),
        ];
    }

    private PolicyStatement Statement(string sid, IReadOnlyList<EngineAction> actions) =>
        new(
            sid,
            [.. actions.Select(static each => each.Action).Distinct().Order(StringComparer.Ordinal)],
            ResourcesOf(actions[0])
        )
        {
            Equal = ConditionsOf(actions[0]),
        };

    private PolicyStatement PassRole =>
        new("PassExecutionRole", ["iam:PassRole"], [new(executionRoleArn)])
        {
            Equal = [("iam:PassedToService", ["cloudformation.amazonaws.com"])],
        };

    /// <summary>The roles are an administrator's: nobody whom they are given to changes them.</summary>
    private PolicyStatement OwnStack(IEnumerable<EngineAction> actions) =>
        new(
            "LeaveAccessAlone",
            [
                .. actions
                    .Where(static each => each.Use is EngineUse.Plan or EngineUse.Write)
                    .Select(static each => each.Action)
                    .Where(static action => action.StartsWith("cloudformation:", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal),
            ],
            [new("arn:${AWS::Partition}:cloudformation:${AWS::Region}:${AWS::AccountId}:stack/" + $"{accessStack}/*")]
        )
        {
            Denies = true,
        };

    /// <summary>Equal for actions that one statement can allow.</summary>
    private string ScopeOf(EngineAction action) =>
        string.Join(
            ' ',
            ResourcesOf(action)
                .Select(static resource => resource.Text)
                .Concat(ConditionsOf(action).SelectMany(static condition => condition.Texts.Prepend(condition.Key)))
        );

    private IReadOnlyList<(string Key, IReadOnlyList<string> Texts)> ConditionsOf(EngineAction action) =>
        action.NamesRole
            ? [("cloudformation:RoleArn", [$"!Sub \"{executionRoleArn}\""]), .. action.Equal]
            : action.Equal;

    private IReadOnlyList<PolicyResource> ResourcesOf(EngineAction action) =>
        action.Resources ?? _scopes.Of(action.Action);
}
