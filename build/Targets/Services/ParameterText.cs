using AiChef.Deployment.CloudFormation.Templates;

namespace AiChef.Targets.Services;

/// <summary>The parameters of a stack, for people.</summary>
internal static class ParameterText
{
    /// <summary>
    /// The values that the environment's file or the command line gives, in the order of their names; null without any.
    /// </summary>
    /// <param name="stack">The stack.</param>
    /// <param name="given">What the command line gives, for this run only.</param>
    internal static string? Of(StackDeclaration stack, IReadOnlyDictionary<string, string> given)
    {
        var values = stack
            .Parameters.Where(value => !EnvironmentParameters.Own.Contains(value.Key))
            .OrderBy(value => value.Key, StringComparer.Ordinal)
            .Select(value =>
                $"{value.Key}={(stack.Template.Parameters[value.Key].NoEcho ? "***" : value.Value)}"
                + (given.ContainsKey(value.Key) ? " (this run only)" : "")
            )
            .ToList();
        return values.Count == 0 ? null : string.Join(", ", values);
    }
}
