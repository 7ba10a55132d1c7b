using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Utilities;

namespace Nuke.Common.Execution;

internal static class ExecutableTargetFactory
{
    internal static List<ExecutableTarget> CreateAll<T>(T build, Expression<Func<T, Target>>[] defaults)
        where T : NukeBuild
    {
        var defaultTargets = defaults.Select(x => Evaluate(x, build)).ToList();
        var targets = TargetProperties(build.GetType()).Select(x => Create(x, build, defaultTargets)).ToList();
        var byFactory = new Dictionary<Delegate, ExecutableTarget>();
        foreach (var target in targets)
        {
            byFactory.TryAdd(target.Factory, target);
        }

        foreach (var target in targets)
        {
            TargetRelations.Apply(target, targets, byFactory);
        }

        return targets;
    }

    /// <summary>
    /// Class members in declaration order, then interface members that the class does not define again.
    /// </summary>
    internal static List<PropertyInfo> TargetProperties(Type type)
    {
        var found = type.GetProperties(MemberAccess.Instance).Where(IsTarget).ToList();
        var classNames = found.ToLookup(x => x.GetDisplayShortName(), StringComparer.Ordinal);
        var fromInterfaces = new Dictionary<string, PropertyInfo>(StringComparer.Ordinal);
        foreach (
            var property in type.GetInterfaces().SelectMany(x => x.GetProperties(MemberAccess.Instance)).Where(IsTarget)
        )
        {
            // An interface that implements another's target explicitly adds nothing new: the original property
            // dispatches to it.
            if (property.Name.Contains('.', StringComparison.Ordinal))
            {
                continue;
            }

            if (classNames.Contains(property.Name))
            {
                Assert.True(
                    classNames[property.Name]
                        .Any(x => x.GetMethod.IsPublic || x.Name.Contains('.', StringComparison.Ordinal)),
                    $"Target '{type.Name}.{property.Name}' implements "
                        + $"'{property.DeclaringType.Name}.{property.Name}' and must be marked public"
                );
                continue;
            }

            Assert.True(
                fromInterfaces.TryAdd(property.Name, property),
                $"Target '{property.Name}' comes from several interfaces and must be implemented explicitly"
            );
        }

        return [.. found, .. fromInterfaces.Values];
    }

    private static bool IsTarget(PropertyInfo property) =>
        property.PropertyType == typeof(Target)
        || property.PropertyType == typeof(Setup)
        || property.PropertyType == typeof(Cleanup);

    private static ExecutableTarget Create(PropertyInfo property, NukeBuild build, List<Target> defaults)
    {
        var definition = new TargetDefinition(property, build, BaseMembers(property, build.GetType()));
        var factory = (Delegate)property.GetValue(build);
        switch (factory)
        {
            case Target target:
                target(definition);
                break;
            case Setup setup:
                setup(definition);
                break;
            case Cleanup cleanup:
                cleanup(definition);
                break;
        }

        return new ExecutableTarget
        {
            Name = property.GetDisplayShortName(),
            Member = property,
            Definition = definition,
            Description = definition.Text,
            Factory = factory,
            IsDefault = defaults.Contains(factory as Target),
            Listed = !definition.IsUnlisted,
            DynamicConditions = definition.DynamicConditions,
            StaticConditions = definition.StaticConditions,
            DependencyBehavior = definition.Behavior,
            ProceedAfterFailure = definition.Proceeds,
            AssuredAfterFailure = definition.IsAssured || factory is Cleanup,
            DelegateRequirements = definition.Requirements,
            ToolRequirements = definition.ToolRequirements,
            Actions = definition.Actions,
            PartitionSize = definition.PartitionSize,
            ArtifactProducts = definition.Products,
        };
    }

    /// <summary>Public properties of the same name that base classes declare; the nearest one on top.</summary>
    private static Stack<PropertyInfo> BaseMembers(PropertyInfo property, Type buildType)
    {
        var members = new List<PropertyInfo>();
        for (var type = buildType; type is not null; type = type.BaseType)
        {
            if (
                type.GetProperty(property.Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
                    is { } declared
                && declared.Module != property.Module | declared.MetadataToken != property.MetadataToken
            )
            {
                members.Add(declared);
            }
        }

        members.Reverse();
        return new Stack<PropertyInfo>(members);
    }

    private static Target Evaluate<T>(Expression<Func<T, Target>> expression, T build) =>
        expression.Body is MemberExpression { Member: PropertyInfo property }
            ? (Target)property.GetValue(build)
            : expression.Compile(preferInterpretation: true)(build);
}
