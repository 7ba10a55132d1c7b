using System.Text.Json;
using AiChef.Deployment.Aws;
using AiChef.Deployment.Operations.Diagnosis;
using AiChef.Deployment.Operations.Health;
using Amazon.Lambda;
using Amazon.Lambda.Model;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>
/// Roles, buckets, functions and methods of APIs that allow more than needed, as they are and not as templates say.
/// </summary>
/// <param name="stacks">The compared stacks, which tell what their resources are now.</param>
/// <param name="lambda">The client that tells who may call a function.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
/// <param name="functions">The functions.</param>
public sealed class AccessAudit(
    ComparedStacks stacks,
    IAmazonLambda lambda,
    AwsRetry retry,
    IReadOnlyList<string> functions
) : IChecklistPoint
{
    private static readonly string[] Head = ["RESOURCE", "FINDING"];

    /// <inheritdoc/>
    public string Title => "Roles and public access";

    /// <inheritdoc/>
    public async Task<ChecklistFinding> LookAsync(CancellationToken cancellationToken)
    {
        var report = await stacks.ReadAsync(cancellationToken);
        var resources = report
            .Compared.Where(static each =>
                each.ActualProperties is not null
                && ResourceAudit.Types.Contains(each.ResourceType, StringComparer.Ordinal)
            )
            .ToList();
        var ofFunctions = await Task.WhenAll(functions.Select(name => OfFunctionAsync(name, cancellationToken)));
        List<string[]> found =
        [
            .. resources.SelectMany(each =>
                ResourceAudit
                    .Of(each)
                    .Select(finding => new[] { $"{each.ResourceType} {each.PhysicalResourceId}", finding })
            ),
            .. ofFunctions.SelectMany(static each => each),
        ];
        var open = resources.Where(ResourceAudit.IsOpenMethod).Select(static each => each.LogicalResourceId).ToList();
        // AWS does not compare every stack and resource, and what it does not compare was not looked at.
        var unknown = report.Findings.Where(static each => each.Kind == Drift.DriftKind.Unknown).ToList();
        return Judge(
            resources.Count + functions.Count,
            found,
            open,
            [.. unknown.Select(static each => $"{each.Stack} {each.LogicalId}".Trim())]
        ) with
        {
            Evidence = EvidenceTable.Of(
                Head,
                [
                    .. found,
                    .. open.Select(static method => new[] { $"method {method}", "takes requests without a key" }),
                    .. unknown.Select(static each =>
                        new[] { $"{each.Stack} {each.LogicalId}".Trim(), $"not looked at: {each.Reason}" }
                    ),
                ]
            ),
            Command = found.Count == 0 ? null : "Drift",
        };
    }

    private ChecklistFinding Judge(int looked, List<string[]> found, List<string> open, List<string> unknown)
    {
        if (found.Count > 0)
        {
            return new(
                Title,
                HealthState.Unhealthy,
                string.Join("; ", found.Select(static each => $"{each[0]} {each[1]}"))
            );
        }
        List<string> notes =
        [
            .. open.Count == 0 ? Array.Empty<string>() : [$"{open.Count} methods take requests without a key"],
            .. unknown.Count == 0 ? Array.Empty<string>() : [$"not looked at: {string.Join(", ", unknown)}"],
        ];
        return notes.Count == 0
            ? new(
                Title,
                HealthState.Healthy,
                $"{looked} roles, buckets, methods and functions allow no more than needed"
            )
            : new(Title, HealthState.Noted, string.Join("; ", notes));
    }

    private async Task<IEnumerable<string[]>> OfFunctionAsync(string function, CancellationToken cancellationToken)
    {
        var request = new GetPolicyRequest { FunctionName = function, Qualifier = Lambda.FunctionAliases.Live };
        try
        {
            var answer = await retry.RunAsync(t => lambda.GetPolicyAsync(request, t), cancellationToken);
            using var document = JsonDocument.Parse(answer.Policy);
            return
            [
                .. PolicyAudit.Open(document.RootElement).Select(finding => new[] { $"function {function}", finding }),
            ];
        }
        catch (ResourceNotFoundException)
        {
            return []; // nobody else may call it
        }
    }
}
