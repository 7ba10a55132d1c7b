using AiChef.Deployment.CloudFormation.Calls;
using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>Tells what a deployment would do with a stack, and executes nothing.</summary>
/// <param name="calls">The calls.</param>
/// <param name="change">Plans a change.</param>
/// <param name="recovery">Knows what a recovery may delete.</param>
/// <param name="stuck">Says why a stack cannot be deployed.</param>
/// <param name="options">What is allowed.</param>
internal sealed class StackForecaster(
    CloudFormationCalls calls,
    StackChange change,
    StackRecovery recovery,
    StuckStack stuck,
    StackDeployerOptions options
)
{
    /// <summary>The result of a dry run: for each status what <see cref="StackStatusTable"/> says of it.</summary>
    internal async Task<StackOutcome> ForecastAsync(
        StackDeploymentState run,
        Stack? found,
        CancellationToken cancellationToken
    )
    {
        var status = found?.StackStatus.Value ?? StackStatusTable.None;
        var action = StackStatusTable.ActionFor(status);
        if (action is StackAction.Create or StackAction.Update)
        {
            return await ChangeAsync(run, found, isUpdate: action == StackAction.Update, cancellationToken);
        }
        var forecast = action switch
        {
            StackAction.Wait => new StackForecast(ForecastKind.Unknown, status) { Reason = "an operation is running" },
            StackAction.ContinueRollbackThenUpdate => new StackForecast(ForecastKind.RollbackContinued, status),
            StackAction.RollbackThenUpdate => new StackForecast(ForecastKind.RolledBack, status),
            StackAction.DeleteThenCreateIfAllowed when !options.RecoverByDelete => StackForecast.Refused(
                run.Stack.Name,
                status,
                stuck.NeedsDeletion(found!)
            ),
            StackAction.DeleteThenCreate or StackAction.DeleteThenCreateIfAllowed => await RecreationAsync(
                run,
                found!,
                cancellationToken
            ),
            _ => StackForecast.Refused(run.Stack.Name, status, stuck.CannotBeDeployed(found!)),
        };
        return run.Planned(found!.StackId, forecast);
    }

    private async Task<StackOutcome> ChangeAsync(
        StackDeploymentState run,
        Stack? found,
        bool isUpdate,
        CancellationToken cancellationToken
    )
    {
        var outcome =
            isUpdate && await StackComparison.IsUnchangedAsync(run, found!, calls, options, cancellationToken)
                ? run.Unchanged(found!)
                : await change.PlanAsync(run, found, !isUpdate, cancellationToken);
        var protects = run.Stack.TerminationProtection && found?.EnableTerminationProtection != true;
        if (outcome.Effect == StackEffect.Unchanged && protects)
        {
            return run.Planned(
                outcome.StackId,
                new StackForecast(ForecastKind.Updated, outcome.Status) { Changes = [], Protects = true }
            );
        }
        var forecast = outcome.Forecast ?? new StackForecast(ForecastKind.Unchanged, outcome.Status) { Changes = [] };
        return outcome with
        {
            Forecast = forecast.Kind is ForecastKind.Created or ForecastKind.Updated
                ? forecast with
                {
                    Protects = protects,
                }
                : forecast,
        };
    }

    private async Task<StackForecast> RecreationAsync(
        StackDeploymentState run,
        Stack found,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await recovery.CheckDeletionAsync(found, cancellationToken);
            return new StackForecast(ForecastKind.Recreated, found.StackStatus.Value);
        }
        catch (DeploymentException e) when (e.Kind == FailureKind.Refused)
        {
            return StackForecast.Refused(run.Stack.Name, found.StackStatus.Value, e);
        }
    }
}
