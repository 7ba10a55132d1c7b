using AiChef.Deployment;
using AiChef.Deployment.History;
using AiChef.Deployment.Operations.Executions;
using AiChef.Targets.Cloud;
using AiChef.Targets.Running;
using AiChef.Targets.Services;
using Nuke.Common.IO;
using Serilog;

namespace AiChef.Targets.Operations;

/// <summary>Lists the deployments of services.</summary>
/// <param name="run">The run.</param>
/// <param name="limit">How many of each service.</param>
/// <param name="json">The file for the result; null for none.</param>
internal sealed class HistoryCommand(DeploymentRun run, int limit, AbsolutePath? json)
{
    /// <summary>Checks the options, then asks AWS.</summary>
    /// <exception cref="DeploymentException">A mistake, or there is no history.</exception>
    internal async Task RunAsync()
    {
        await run.WorkAsync(_ =>
        {
            if (limit is < 1 or > ExecutionList.LargestPage)
            {
                throw DeploymentException.Configuration($"--limit must be 1 to {ExecutionList.LargestPage}");
            }
            return Task.CompletedTask;
        });
        await run.WorkAsync(ShowAsync);
    }

    private async Task ShowAsync(CloudSession session, CancellationToken cancellationToken)
    {
        var history = run.History.Of(session);
        var found = await Task.WhenAll(Services().Select(each => ReadAsync(history, each, cancellationToken)));
        List<DeploymentRecord> records =
        [
            .. found.SelectMany(static each => each).OrderByDescending(static each => each.Run, StringComparer.Ordinal),
        ];
        foreach (var line in HistoryTexts.Table(records))
        {
            Log.Information("{Line:l}", line);
        }
        Log.Information("{Count} deployments in {Place:l}", records.Count, session.Place);
        Log.Information("Next: {Next:l}", NextOf(records));
        // Templates would hide the rest; the AWS CLI shows a whole record.
        JsonFile.Write(json, records.Select(static each => each with { Template = null }), run.Secrets.Masked);
        Log.Information(
            "The same: {Command:l}",
            session.Look($"s3 ls s3://{run.Options.Environment.ArtifactBucket}/{RecordKey.Folder} --recursive")
        );
    }

    private IEnumerable<Service> Services() =>
        run.Plan.Services.Where(each =>
            run.Options.RemovedServices.Count == 0
            || run.Options.RemovedServices.Contains(each.Name, StringComparer.Ordinal)
        );

    private async Task<IReadOnlyList<DeploymentRecord>> ReadAsync(
        DeploymentHistory history,
        Service service,
        CancellationToken cancellationToken
    )
    {
        var keys = await history.KeysAsync(service.Name, cancellationToken);
        return await history.ReadAsync([.. keys.Take(limit)], cancellationToken);
    }

    private static IEnumerable<string> Functions =>
        Service.All.Where(static each => each.Kind == ServiceKind.Functions).Select(static each => each.Name);

    private string NextOf(IReadOnlyList<DeploymentRecord> records) =>
        records.FirstOrDefault(each => each.IsGood && !Functions.Contains(each.Service, StringComparer.Ordinal))
            is { } good
            ? $"./build.sh Rollback{run.Options.EnvironmentArgument} "
                + $"--services {good.Service} --to {good.Run} --dry-run"
            : $"./build.sh Deploy{run.Options.EnvironmentArgument}";
}
