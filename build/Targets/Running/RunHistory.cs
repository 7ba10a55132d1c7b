using System.Collections.Concurrent;
using System.Globalization;
using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.History;
using AiChef.Deployment.Reports;
using AiChef.Targets.Cloud;
using Amazon.Runtime;
using Amazon.S3;
using Serilog;

namespace AiChef.Targets.Running;

/// <summary>
/// Records what a run deployed, in the artifact bucket. Nothing that is unchanged is recorded, and nothing that was
/// refused or planned. A record that cannot be written is a warning: what it tells of is deployed all the same.
/// </summary>
/// <param name="run">The run.</param>
internal sealed class RunHistory(DeploymentRun run)
{
    /// <summary>How long a record may take, also while the run is being cancelled.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    private readonly ConcurrentQueue<Task> _records = new();
    private bool _hasNoBucket;

    /// <summary>The name of the run in the history.</summary>
    internal string Name { get; } =
        string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Record.Started.UtcDateTime:yyyyMMdd'-'HHmmss}-{Guid.NewGuid().ToString("N")[..4]}"
        );

    /// <summary>Whether the run changed what is deployed.</summary>
    internal bool HasChanges { get; private set; }

    /// <summary>The history of the environment.</summary>
    internal DeploymentHistory Of(CloudSession session) =>
        new(session.Clients.S3, run.Options.Environment.ArtifactBucket, session.Retry);

    /// <summary>
    /// Begins to record a stack that was deployed: what comes after the stack does not wait for its record.
    /// </summary>
    internal void Add(Target target, StackOutcome outcome, ILogger log)
    {
        if (outcome.Effect == StackEffect.Deployed)
        {
            var record = Stack(target) with
            {
                Result = DeploymentResult.Deployed,
                Changes = ReportText.Summary(outcome.Changes),
            };
            HasChanges = true;
            _records.Enqueue(Task.Run(() => WriteAsync(target, record, log)));
        }
    }

    /// <summary>Waits until all that was begun is recorded.</summary>
    internal Task EndAsync() => Task.WhenAll(_records);

    /// <summary>Records a stack whose deployment failed after it had begun.</summary>
    /// <param name="target">What was deployed.</param>
    /// <param name="report">What is known of it.</param>
    /// <param name="failure">Why it failed.</param>
    /// <param name="log">Told if the record cannot be written.</param>
    internal Task AddAsync(Target target, StackReport report, Exception failure, ILogger log) =>
        report.OperationId is null
            ? Task.CompletedTask
            : WriteAsync(
                target,
                Stack(target) with
                {
                    Result =
                        failure is OperationCanceledException ? DeploymentResult.Cancelled : DeploymentResult.Failed,
                    Cause = run.Secrets.Masked(FailureReport.Of(failure).Cause.ReplaceLineEndings(" ")),
                    Changes = ReportText.Summary(report.Changes),
                },
                log
            );

    /// <summary>Records aliases that were moved; nothing without any.</summary>
    /// <param name="service">The service of the functions.</param>
    /// <param name="moves">The moves.</param>
    /// <param name="isRollback">Whether they went back to versions of before.</param>
    /// <param name="session">The AWS.</param>
    /// <param name="log">Told if the record cannot be written.</param>
    internal Task AddAsync(
        string service,
        IReadOnlyList<VersionMove> moves,
        bool isRollback,
        CloudSession session,
        ILogger log
    )
    {
        var names = moves.Select(move => $"{move.Function} {move.Before} to {move.Version}");
        var target = new Target(service, null, session);
        return moves.Count == 0
            ? Task.CompletedTask
            : WriteAsync(
                target,
                Record(target, DeploymentHistory.Functions) with
                {
                    Changes = (isRollback ? "rolled back: " : "") + string.Join(", ", names),
                    Moves = moves,
                },
                log
            );
    }

    private DeploymentRecord Stack(Target target)
    {
        var stack = target.Stack!;
        var values = stack.EffectiveParameters();
        var withheld = values.Where(value => IsSecret(stack, value.Key, value.Value)).Select(value => value.Key);
        var secrets = withheld.Order(StringComparer.Ordinal).ToList();
        return Record(target, stack.Name) with
        {
            Restores = target.Restores,
            Template = stack.Template.Body,
            Parameters = values.Where(value => !secrets.Contains(value.Key)).ToDictionary(StringComparer.Ordinal),
            Withheld = secrets,
        };
    }

    private bool IsSecret(StackDeclaration stack, string name, string value) =>
        stack.Template.Parameters[name].NoEcho || run.Secrets.Masked(value) != value;

    private DeploymentRecord Record(Target target, string subject) =>
        new()
        {
            Run = Name,
            Service = target.Service,
            Subject = subject,
            Environment = run.Options.Environment.Name,
            Ended = TimeProvider.System.GetUtcNow(),
            Result = DeploymentResult.Deployed,
            Commit = run.Origin.Commit,
            RunLink = run.Origin.RunLink?.AbsoluteUri,
            Who = target.Session.Account.Caller,
        };

    private async Task WriteAsync(Target target, DeploymentRecord record, ILogger log)
    {
        var mark =
            record.Result == DeploymentResult.Deployed
                ? Task.Run(() => MarkAsync(target, record, log))
                : Task.CompletedTask;
        await RecordAsync(target, record, log);
        await mark;
    }

    /// <summary>Draws it on the dashboard.</summary>
    private async Task MarkAsync(Target target, DeploymentRecord record, ILogger log)
    {
        var marks = new DeploymentMarks(target.Session.Clients.CloudWatch, target.Session.Retry);
        var stacks = record.Moves is { Count: > 0 } moves ? moves.Select(move => move.Function) : [record.Subject];
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await marks.AddAsync(stacks, record.Ended, limit.Token);
        }
        catch (Exception e) when (IsLost(e, limit))
        {
            log.Warning("{Subject}: not on the dashboard: {Reason:l}", record.Subject, ReasonOf(e));
        }
    }

    private static bool IsLost(Exception e, CancellationTokenSource limit) =>
        e is AmazonServiceException or AmazonClientException or DeploymentException or HttpRequestException
        || (e is OperationCanceledException && limit.IsCancellationRequested);

    private static string ReasonOf(Exception e) =>
        e is OperationCanceledException
            ? $"no answer within {Limit.TotalSeconds:0} s"
            : e.Message.ReplaceLineEndings(" ");

    private async Task RecordAsync(Target target, DeploymentRecord record, ILogger log)
    {
        HasChanges |= record.Result == DeploymentResult.Deployed;
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await Of(target.Session).WriteAsync(record, limit.Token);
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchBucket")
        {
            if (!Interlocked.Exchange(ref _hasNoBucket, true))
            {
                log.Warning(
                    "This run is not in the history, so no rollback leads back to it: the artifact bucket {Bucket:l} "
                        + "does not exist; ./build.sh Bootstrap creates it",
                    run.Options.Environment.ArtifactBucket
                );
            }
        }
        catch (Exception e) when (IsLost(e, limit))
        {
            log.Warning(
                "{Subject}: not in the history, so no rollback leads back to this deployment: {Reason:l}",
                record.Subject,
                ReasonOf(e)
            );
        }
    }

    /// <summary>What is deployed, and where.</summary>
    /// <param name="Service">The service.</param>
    /// <param name="Stack">The stack; null for aliases.</param>
    /// <param name="Session">The AWS.</param>
    /// <param name="Restores">The run whose deployment is brought back; null for the sources.</param>
    internal sealed record Target(
        string Service,
        StackDeclaration? Stack,
        CloudSession Session,
        string? Restores = null
    );
}
