using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.ChangeSets;
using AiChef.Deployment.CloudFormation.Templates;
using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>Tells what a deployment would do with a stack, and executes nothing.</summary>
/// <param name="calls">The calls.</param>
/// <param name="change">Plans a change.</param>
/// <param name="recovery">Knows what a recovery may delete.</param>
/// <param name="stuck">Says why a stack cannot be deployed.</param>
/// <param name="options">What is allowed.</param>
/// <param name="progress">Told of what would change.</param>
internal sealed class StackForecaster(
    CloudFormationCalls calls,
    StackChange change,
    StackRecovery recovery,
    StuckStack stuck,
    StackDeployerOptions options,
    IProgress<StackProgress> progress
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
        if (action is StackAction.Update)
        {
            return await UpdateAsync(run, found!, cancellationToken);
        }
        if (action is StackAction.Create)
        {
            return Creation(run, found?.StackId ?? "", status);
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

    /// <summary>
    /// What a creation would add, by the template alone. A change set would leave a stack in REVIEW_IN_PROGRESS behind,
    /// which a role for previews may not delete.
    /// </summary>
    private StackOutcome Creation(StackDeploymentState run, string stackId, string status)
    {
        var changes = DeclaredResources
            .Of(run.Stack.Template, run.Parameters)
            ?.Select(resource => new PlannedChange("Add", resource.LogicalId, resource.Type, null, null, null))
            .ToList();
        if (changes is not null)
        {
            progress.Report(new ChangesPlanned(run.Stack.Name, changes));
        }
        return run.Planned(
            stackId,
            new StackForecast(ForecastKind.Created, status)
            {
                Changes = changes,
                Protects = run.Stack.TerminationProtection,
            }
        );
    }

    private async Task<StackOutcome> UpdateAsync(
        StackDeploymentState run,
        Stack found,
        CancellationToken cancellationToken
    )
    {
        var outcome = await StackComparison.IsUnchangedAsync(run, found, calls, options, cancellationToken)
            ? run.Unchanged(found)
            : await change.PlanAsync(run, found, cancellationToken);
        var protects = run.Stack.TerminationProtection && found.EnableTerminationProtection != true;
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
            Forecast = forecast.Kind == ForecastKind.Updated ? forecast with { Protects = protects } : forecast,
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
