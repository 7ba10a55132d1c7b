using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.Templates;
using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>Tells, from what DescribeStacks and GetTemplate answer, whether a stack already is as declared.</summary>
internal static class StackComparison
{
    /// <summary>Shown by AWS instead of a NoEcho value, which therefore cannot be compared.</summary>
    private const string Masked = "****";

    /// <summary>Whether a deployment has nothing to do, by two reads; false if only a change set can tell.</summary>
    internal static async Task<bool> IsUnchangedAsync(
        StackDeploymentState run,
        Stack found,
        CloudFormationCalls calls,
        StackDeployerOptions options,
        CancellationToken cancellationToken
    ) =>
        !options.Force
        && MayBeUnchanged(run.Stack, run.Parameters, found)
        && SameTemplate(run.Stack.Template.Body, await calls.TemplateOfAsync(found, cancellationToken));

    /// <summary>
    /// True if parameters, tags and alarms are as declared and an equal template means an equal stack. What only AWS
    /// can compare makes it false: then a change set tells.
    /// </summary>
    internal static bool MayBeUnchanged(
        StackDeclaration declared,
        IReadOnlyDictionary<string, string> parameters,
        Stack actual
    ) =>
        !declared.Template.IsResolvedByAws
        && declared.Template.Parameters.Values.All(p => !p.NoEcho)
        && !parameters.Values.Any(ResolvedByAws.IsIn)
        && Same(
            Compared(declared, parameters),
            Compared(
                declared,
                (actual.Parameters ?? []).ToDictionary(
                    p => p.ParameterKey,
                    p => p.ParameterValue,
                    StringComparer.Ordinal
                )
            )
        )
        && Same(
            declared.Tags,
            (actual.Tags ?? [])
                .Where(t => !t.Key.StartsWith("aws:", StringComparison.Ordinal))
                .ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal)
        )
        && SameAlarms(declared.RollbackAlarms, actual.RollbackConfiguration);

    /// <summary>True when the texts are equal but for line endings and white space at the end.</summary>
    internal static bool SameTemplate(string declared, string actual) => Normal(declared) == Normal(actual);

    // A parameter that counts only at creation must exist; its value is not compared.
    private static Dictionary<string, string> Compared(
        StackDeclaration declared,
        IReadOnlyDictionary<string, string> parameters
    ) =>
        parameters.ToDictionary(
            p => p.Key,
            p => declared.InitialParameters.Contains(p.Key) ? "" : p.Value,
            StringComparer.Ordinal
        );

    private static bool Same(IReadOnlyDictionary<string, string> declared, Dictionary<string, string> actual) =>
        declared.Count == actual.Count
        && declared.All(d => actual.TryGetValue(d.Key, out var value) && value == d.Value && value != Masked);

    /// <summary>Alarms that are not declared are left to the stack as they are.</summary>
    private static bool SameAlarms(RollbackAlarms? declared, RollbackConfiguration? actual) =>
        declared is null
        || (
            (int)declared.Monitoring.TotalMinutes == (actual?.MonitoringTimeInMinutes ?? 0)
            && declared
                .Arns.ToHashSet(StringComparer.Ordinal)
                .SetEquals((actual?.RollbackTriggers ?? []).Select(static trigger => trigger.Arn))
        );

    private static string Normal(string text) => text.ReplaceLineEndings("\n").TrimEnd();
}
