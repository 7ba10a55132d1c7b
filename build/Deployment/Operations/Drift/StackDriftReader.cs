using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Calls;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;

namespace AiChef.Deployment.Operations.Drift;

/// <summary>Compares stacks, and those nested in them, with what they made.</summary>
/// <param name="calls">The calls of the run.</param>
/// <param name="time">The clock of the waits.</param>
public sealed class StackDriftReader(CloudFormationCalls calls, TimeProvider time)
{
    /// <summary>How long a detection may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private const string NestedStack = "AWS::CloudFormation::Stack";

    /// <summary>The statuses in which AWS compares a stack.</summary>
    /// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/detect-drift-stack.html</remarks>
    private static readonly HashSet<StackStatus> Comparable =
    [
        StackStatus.CREATE_COMPLETE,
        StackStatus.UPDATE_COMPLETE,
        StackStatus.UPDATE_ROLLBACK_COMPLETE,
        StackStatus.UPDATE_ROLLBACK_FAILED,
        StackStatus.IMPORT_COMPLETE,
        StackStatus.IMPORT_ROLLBACK_COMPLETE,
    ];

    /// <summary>What differs; the stacks are compared at the same time. Safe to repeat.</summary>
    /// <exception cref="DeploymentException">A detection takes too long.</exception>
    public async Task<DriftReport> ReadAsync(IReadOnlyList<Stack> stacks, CancellationToken cancellationToken)
    {
        var reports = await Task.WhenAll(stacks.Select(stack => ReadAsync(stack, cancellationToken)));
        return DriftReport.Of(reports);
    }

    private async Task<DriftReport> ReadAsync(Stack stack, CancellationToken cancellationToken)
    {
        if (!Comparable.Contains(stack.StackStatus))
        {
            return new DriftReport
            {
                Findings = [Unknown(stack.StackName, $"AWS compares no stack in {stack.StackStatus}")],
            };
        }
        IReadOnlyList<StackResourceDrift> drifts;
        try
        {
            var detection = await calls.DetectDriftAsync(stack.StackId, cancellationToken);
            await WaitAsync(stack.StackName, detection, cancellationToken);
            drifts = await calls.ResourceDriftsAsync(stack.StackId, cancellationToken);
        }
        catch (AmazonServiceException e) when (AwsErrors.IsAccessDenied(e))
        {
            return new DriftReport { Findings = [Unknown(stack.StackName, e.Message)] };
        }
        var own = new DriftReport
        {
            Compared = drifts,
            Findings = [.. drifts.SelectMany(drift => Findings(stack.StackName, drift))],
        };
        return DriftReport.Of([own, .. await NestedAsync(stack, cancellationToken)]);
    }

    private async Task<IReadOnlyList<DriftReport>> NestedAsync(Stack stack, CancellationToken cancellationToken)
    {
        var nested = (await calls.ResourcesAsync(stack.StackId, cancellationToken)).Where(resource =>
            resource.ResourceType == NestedStack && !string.IsNullOrEmpty(resource.PhysicalResourceId)
        );
        var found = await Task.WhenAll(
            nested.Select(each => calls.FindStackAsync(each.PhysicalResourceId, cancellationToken))
        );
        var there = found.OfType<Stack>().Where(each => each.StackStatus != StackStatus.DELETE_COMPLETE);
        return await Task.WhenAll(there.Select(each => ReadAsync(each, cancellationToken)));
    }

    private async Task WaitAsync(string stack, string detection, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var interval = PollInterval.OfReads(sharers: 1);
        while (
            (await calls.DriftDetectionAsync(detection, cancellationToken)).DetectionStatus
            == StackDriftDetectionStatus.DETECTION_IN_PROGRESS
        )
        {
            if (time.GetElapsedTime(started) > Limit)
            {
                throw new DeploymentException(
                    FailureKind.StillRunning,
                    $"AWS still compares stack {stack} after {Limit.TotalMinutes} minutes"
                );
            }
            await Task.Delay(interval.Next(), time, cancellationToken);
        }
    }

    private static IEnumerable<DriftFinding> Findings(string stack, StackResourceDrift drift)
    {
        DriftFinding Of(DriftKind kind) =>
            new(stack, drift.LogicalResourceId, kind)
            {
                Type = drift.ResourceType,
                PhysicalId = drift.PhysicalResourceId,
            };
        var status = drift.StackResourceDriftStatus;
        return status == StackResourceDriftStatus.DELETED ? [Of(DriftKind.Deleted)]
            : status == StackResourceDriftStatus.UNKNOWN
                ? [Of(DriftKind.Unknown) with { Reason = drift.DriftStatusReason ?? "AWS gives no reason" }]
            : (drift.PropertyDifferences ?? []).Select(difference =>
            {
                var reason = PipelineMoves.Reason(drift.ResourceType, difference.PropertyPath);
                return Of(reason is null ? DriftKind.Changed : DriftKind.Expected) with
                {
                    Property = difference.PropertyPath,
                    Expected = difference.ExpectedValue,
                    Actual = difference.ActualValue,
                    Reason = reason,
                };
            });
    }

    private static DriftFinding Unknown(string stack, string reason) =>
        new(stack, "", DriftKind.Unknown) { Reason = reason };
}
