using System.Globalization;
using AiChef.Deployment;
using AiChef.Deployment.Operations.Backups;
using AiChef.Deployment.Operations.Checklists;
using AiChef.Targets.Cloud;
using AiChef.Targets.Output;
using AiChef.Targets.Running;
using Amazon.S3;
using Nuke.Common.IO;
using Serilog;

namespace AiChef.Targets.Operations;

/// <summary>Rehearses the restore of tables.</summary>
/// <param name="run">The run.</param>
/// <param name="options">What is asked for.</param>
/// <param name="report">The file of the report, which is always written.</param>
internal sealed class RehearsalCommand(DeploymentRun run, BackupOptions options, AbsolutePath report)
{
    /// <summary>Restores each table beside itself, compares, and tells the times.</summary>
    /// <exception cref="DeploymentException">A restored table is not what its source is.</exception>
    internal Task RunAsync() => run.WorkAsync(RunAsync);

    private async Task RunAsync(CloudSession session, CancellationToken cancellationToken)
    {
        var tables = await DeployedTables.FindAsync(run, session, options.Table, cancellationToken);
        if (run.Options.IsDryRun)
        {
            Log.Information("{Tables:l} would be restored, compared and deleted", string.Join(", ", tables));
            return;
        }
        await session.Account.CheckAsync(cancellationToken);
        var rehearsal = new RestoreRehearsal(session.Clients.DynamoDb, session.Retry, TimeProvider.System);
        var results = await Task.WhenAll(tables.Select(table => rehearsal.RunAsync(table, cancellationToken)));
        Print(results);
        await KeepAsync(results, session, cancellationToken);
        var told = results.Select(static each => new
        {
            each.Table,
            RecoveryTimeSeconds = each.RecoveryTime.TotalSeconds,
            RecoveryPointSeconds = each.RecoveryPoint.TotalSeconds,
            each.Difference,
        });
        JsonFile.Write(report, told, run.Secrets.Masked);
        JsonFile.Write(options.Json, told, run.Secrets.Masked);
        if (results.Where(static each => !each.Difference.IsAcceptable).ToList() is { Count: > 0 } wrong)
        {
            throw new DeploymentException(
                FailureKind.Failed,
                "restored and different: "
                    + string.Join("; ", wrong.Select(static each => $"{each.Table} ({Text(each.Difference)})"))
            )
            {
                Next =
                    $"./build.sh Restore{run.Options.EnvironmentArgument} --table {wrong[0].Table} "
                    + "--point-in-time latest keeps the copy, to look at it",
            };
        }
        Log.Information("Next: ./build.sh Backup{Environment:l}", run.Options.EnvironmentArgument);
    }

    /// <summary>Keeps the rehearsals for the monthly checklist; what cannot be kept is told.</summary>
    private async Task KeepAsync(
        IReadOnlyList<Rehearsal> results,
        CloudSession session,
        CancellationToken cancellationToken
    )
    {
        var bucket = run.Options.Environment.ArtifactBucket;
        var records = new RehearsalRecords(session.Clients.S3, bucket, session.Retry);
        try
        {
            foreach (var each in results)
            {
                await records.WriteAsync(
                    new(
                        each.Table,
                        TimeProvider.System.GetUtcNow(),
                        each.RecoveryTime.TotalSeconds,
                        each.RecoveryPoint.TotalSeconds,
                        each.Difference.IsAcceptable
                    ),
                    cancellationToken
                );
            }
        }
        catch (AmazonS3Exception e)
        {
            Log.Warning(
                "The rehearsal is not recorded, so the monthly checklist does not find it: {Bucket:l}: {Reason:l}",
                bucket,
                e.Message.ReplaceLineEndings(" ")
            );
        }
    }

    private static void Print(IReadOnlyList<Rehearsal> results)
    {
        var lines = TextTable.Lines([
            ["TABLE", "RECOVERY TIME", "RECOVERY POINT", "COMPARED"],
            .. results.Select(static each =>
                new[]
                {
                    each.Table,
                    Seconds(each.RecoveryTime),
                    $"{Seconds(each.RecoveryPoint)} ago",
                    Text(each.Difference),
                }
            ),
        ]);
        foreach (var line in lines)
        {
            Log.Information("{Line:l}", line);
        }
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0 s", CultureInfo.InvariantCulture);

    private static string Text(TableDifference it) =>
        $"{it.RestoredItems} of {it.SourceItems} items, "
        + $"{it.Samples - it.DifferentSamples} of {it.Samples} samples equal";
}
