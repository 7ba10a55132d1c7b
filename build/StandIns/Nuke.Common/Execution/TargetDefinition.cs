using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.Execution;

/// <summary>What a target's factory says about it; relations to other targets are in the other part.</summary>
internal sealed partial class TargetDefinition(PropertyInfo member, NukeBuild build, Stack<PropertyInfo> baseMembers)
    : ITargetDefinition
{
    internal string Text { get; private set; }

    internal bool IsUnlisted { get; private set; }

    internal bool IsAssured { get; private set; }

    internal bool Proceeds { get; private set; }

    internal int? PartitionSize { get; private set; }

    internal DependencyBehavior Behavior { get; private set; }

    internal List<Action> Actions { get; } = [];

    internal List<(string Text, Func<bool> Delegate)> DynamicConditions { get; } = [];

    internal List<(string Text, Func<bool> Delegate)> StaticConditions { get; } = [];

    internal List<LambdaExpression> Requirements { get; } = [];

    internal List<ToolRequirement> ToolRequirements { get; } = [];

    internal List<string> Products { get; } = [];

    public ITargetDefinition Description(string description) => With(() => Text = description);

    public ITargetDefinition Unlisted() => With(() => IsUnlisted = true);

    public ITargetDefinition AssuredAfterFailure() => With(() => IsAssured = true);

    public ITargetDefinition ProceedAfterFailure() => With(() => Proceeds = true);

    public ITargetDefinition WhenSkipped(DependencyBehavior dependencyBehavior) =>
        With(() => Behavior = dependencyBehavior);

    public ITargetDefinition Partition(int size)
    {
        Assert.True(size > 1);
        PartitionSize = size;
        return this;
    }

    public ITargetDefinition Executes(params Action[] actions)
    {
        Actions.AddRange(actions);
        return this;
    }

    public ITargetDefinition Executes<T>(Func<T> action) => Executes(new Action(() => action()));

    public ITargetDefinition Executes(Func<Task> action) =>
        Executes(new Action(() => action().GetAwaiter().GetResult()));

    public ITargetDefinition OnlyWhenDynamic(Func<bool> condition, string conditionExpression = null)
    {
        DynamicConditions.Add((WithoutExtraSpace(conditionExpression), condition));
        return this;
    }

    public ITargetDefinition OnlyWhenStatic(Func<bool> condition, string conditionExpression = null)
    {
        StaticConditions.Add((WithoutExtraSpace(conditionExpression), condition));
        return this;
    }

    public ITargetDefinition Requires<T>(
        Expression<Func<T>> parameterRequirement,
        params Expression<Func<T>>[] parameterRequirements
    )
        where T : class => Require([parameterRequirement, .. parameterRequirements]);

    public ITargetDefinition Requires<T>(
        Expression<Func<T?>> parameterRequirement,
        params Expression<Func<T?>>[] parameterRequirements
    )
        where T : struct => Require([parameterRequirement, .. parameterRequirements]);

    public ITargetDefinition Requires(
        Expression<Func<bool>> requirement,
        params Expression<Func<bool>>[] requirements
    ) => Require([requirement, .. requirements]);

    public ITargetDefinition Requires<T>()
        where T : IRequireTool
    {
        ToolRequirements.Add(typeof(T).GetCustomAttribute<ToolAttribute>().NotNull().GetRequirement());
        return this;
    }

    public ITargetDefinition Requires(Expression<Func<Tool>> tool, params Expression<Func<Tool>>[] tools)
    {
        foreach (var expression in (Expression<Func<Tool>>[])[tool, .. tools])
        {
            var injected = expression.GetMemberInfo();
            if (
                injected.GetCustomAttribute<ToolInjectionAttributeBase>().NotNull().GetRequirement(injected) is
                { } requirement
            )
            {
                ToolRequirements.Add(requirement);
            }
        }

        return this;
    }

    public ITargetDefinition Produces(params string[] artifacts)
    {
        Products.AddRange(artifacts);
        return this;
    }

    public ITargetDefinition Base()
    {
        Assert.True(
            baseMembers.Count > 0,
            $"Target '{member.DeclaringType}.{member.Name}' does not have any base members. "
                + "To inherit from an interface default implementation, use Inherit<T> instead."
        );
        return Inherit(baseMembers.Pop().GetValueNonVirtual<Target>(build));
    }

    public ITargetDefinition Inherit(params Target[] targets)
    {
        foreach (var target in targets)
        {
            target(this);
        }

        return this;
    }

    public ITargetDefinition Inherit<T>(params Expression<Func<T, Target>>[] targets)
    {
        var properties =
            targets.Length > 0
                ? targets.Select(x => (PropertyInfo)x.GetMemberInfo())
                : [SingleProperty<T>(typeof(Target), "shorthand inheritance")];
        return Inherit(properties.Select(x => x.GetValueNonVirtual<Target>(build)).ToArray());
    }

    private static string WithoutExtraSpace(string text) =>
        string.Join(
            ' ',
            text.Replace("\r", "", StringComparison.Ordinal)
                .Replace("\n", "", StringComparison.Ordinal)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );

    private TargetDefinition Require(IEnumerable<LambdaExpression> requirements)
    {
        Requirements.AddRange(requirements);
        return this;
    }

    private TargetDefinition With(Action change)
    {
        change();
        return this;
    }
}
