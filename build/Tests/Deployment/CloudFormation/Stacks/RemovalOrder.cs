using AiChef.Deployment.CloudFormation.Stacks;
using FsCheck.Fluent;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

internal static class RemovalOrder
{
    internal static IEnumerable<(string Name, string After)>? Order(
        (string Name, string[] After)[] stacks,
        (string Name, string[] Importers)[] imports
    ) =>
        StackRemovalPlan
            .Order(
                [.. stacks.Select(stack => new StackToRemove(stack.Name, stack.After))],
                imports.ToDictionary(stack => stack.Name, stack => (IReadOnlyList<string>)stack.Importers)
            )
            ?.Select(stack => (stack.Name, string.Join(',', stack.After)));
}
