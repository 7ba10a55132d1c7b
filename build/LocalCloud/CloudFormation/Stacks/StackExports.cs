namespace AiChef.LocalCloud.CloudFormation.Stacks;

/// <summary>Exports are the outputs with an export name of the stacks of one account and region.</summary>
internal static class StackExports
{
    public static IEnumerable<(Stack Stack, StackOutput Output)> All(CloudFormationState state, Scope scope) =>
        from stack in state.Stacks(scope)
        where !stack.IsDeleted && stack.Definition is not null
        from output in stack.Definition!.Outputs
        where output.ExportName is not null
        orderby output.ExportName
        select (stack, output);

    public static (Stack Stack, StackOutput Output)? Find(CloudFormationState state, Scope scope, string name)
    {
        foreach (var found in All(state, scope))
        {
            if (found.Output.ExportName == name)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Names of the stacks that import an export.</summary>
    public static IReadOnlyList<string> Importers(CloudFormationState state, Scope scope, string name) =>
        [
            .. state
                .Stacks(scope)
                .Where(stack => !stack.IsDeleted && stack.Definition?.Imports.Contains(name) == true)
                .Select(static stack => stack.Name)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Why outputs may not replace the stack's current ones, or null.</summary>
    public static string? Conflict(CloudFormationState state, Stack stack, IReadOnlyList<StackOutput> next)
    {
        foreach (var output in next.Where(static output => output.ExportName is not null))
        {
            if (Find(state, stack.Scope, output.ExportName!) is { } other && other.Stack.Id != stack.Id)
            {
                return $"Export with name {output.ExportName} is already exported "
                    + $"by stack {other.Stack.Name}. Rollback requested by user.";
            }
        }

        foreach (var output in stack.Definition?.Outputs.Where(static output => output.ExportName is not null) ?? [])
        {
            var stays = next.FirstOrDefault(candidate => candidate.ExportName == output.ExportName);
            if (
                stays?.Value != output.Value
                && Importers(state, stack.Scope, output.ExportName!) is { Count: > 0 } users
            )
            {
                return $"Cannot {(stays is null ? "delete" : "update")} export "
                    + $"{output.ExportName} as it is in use by {string.Join(", ", users)}.";
            }
        }

        return null;
    }
}
