using AiChef.Deployment;
using AiChef.Deployment.Operations.Drift;
using AiChef.Targets.Cloud;
using AiChef.Targets.Output;
using AiChef.Targets.Running;
using Nuke.Common.IO;
using Serilog;

namespace AiChef.Targets.Operations;

/// <summary>Compares what is deployed with its templates.</summary>
/// <param name="run">The run.</param>
/// <param name="json">The file for the result; null for none.</param>
internal sealed class DriftCommand(DeploymentRun run, AbsolutePath? json)
{
    private const int LongestValue = 60;

    /// <summary>Compares and tells.</summary>
    /// <exception cref="DeploymentException">Something differs that the pipeline did not move.</exception>
    internal async Task RunAsync(CloudSession session, CancellationToken cancellationToken)
    {
        var stacks = await DeployedStacks.ChosenAsync(run, session, cancellationToken);
        // a detection is an operation of its own on the stack
        await session.Account.CheckAsync(cancellationToken);
        var report = await new StackDriftReader(session.Calls, TimeProvider.System).ReadAsync(
            stacks,
            cancellationToken
        );
        Print(report);
        JsonFile.Write(json, new { Compared = report.Compared.Count, report.Findings }, run.Secrets.Masked);
        var alarming = report.Findings.Where(finding => finding.IsAlarming).ToList();
        if (alarming.Count == 0)
        {
            Log.Information(
                "{Count} resources of {Stacks} stacks are as their templates say ({Place:l})",
                report.Compared.Count,
                stacks.Count,
                session.Place
            );
            return;
        }
        throw Failure(alarming, session);
    }

    private static DeploymentException Failure(List<DriftFinding> alarming, CloudSession session)
    {
        var first = alarming[0];
        return new DeploymentException(
            FailureKind.Failed,
            $"{alarming.Count} differences from the templates: "
                + string.Join(
                    "; ",
                    alarming
                        .Select(static each => $"{each.Stack}/{each.LogicalId}".TrimEnd('/'))
                        .Distinct(StringComparer.Ordinal)
                ),
            [
                "put each value that should stay into the template and deploy it; set the others back; "
                    + "a resource that was deleted is made anew by a deployment that renames it",
            ]
        )
        {
            Next = session.Look($"cloudformation describe-stack-resource-drifts --stack-name {first.Stack}"),
        };
    }

    private static void Print(DriftReport report)
    {
        if (report.Findings.Count == 0)
        {
            return;
        }
        var lines = TextTable.Lines([
            ["RESOURCE", "DRIFT", "PROPERTY", "TEMPLATE", "NOW", ""],
            .. report.Findings.Select(static finding =>
                new[]
                {
                    $"{finding.Stack}/{finding.LogicalId}".TrimEnd('/'),
                    finding.Kind.ToString().ToLowerInvariant(),
                    finding.Property ?? "",
                    Short(finding.Expected),
                    Short(finding.Actual),
                    finding.Reason ?? "",
                }
            ),
        ]);
        foreach (var line in lines)
        {
            Log.Information("{Line:l}", line);
        }
    }

    private static string Short(string? value) =>
        value is null ? ""
        : value.Length > LongestValue ? $"{value[..LongestValue]}..."
        : value;
}
