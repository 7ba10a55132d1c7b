using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.History;
using AiChef.Targets.Cloud;
using AiChef.Targets.Output;
using AiChef.Targets.Services;

namespace AiChef.Targets.Running;

/// <summary>
/// The deployment of a stack as it was before: the recorded template and values, planned, gated and followed like any
/// other. Tags, alarms and protection are those of the environment's file.
/// </summary>
/// <param name="service">The service.</param>
/// <param name="run">The run.</param>
/// <param name="earlier">The deployment that comes back.</param>
internal sealed class StackRollback(Service service, DeploymentRun run, DeploymentRecord earlier)
    : StackDeployment(service, run)
{
    /// <summary>The deployment that comes back.</summary>
    internal DeploymentRecord Earlier => earlier;

    /// <inheritdoc/>
    protected override string Restored => earlier.Run;

    /// <summary>Shows the changes, and deploys them unless it is a dry run.</summary>
    /// <exception cref="DeploymentException">A gate refused, or the deployment failed.</exception>
    internal async Task RunAsync(CloudSession session, CancellationToken cancellationToken)
    {
        if (
            earlier.Withheld.Count > 0
            && await session.Calls.FindStackAsync(earlier.Subject, cancellationToken) is null
        )
        {
            throw DeploymentException.Configuration(
                $"{earlier.Subject} does not exist, and the history does not keep its secrets "
                    + $"({string.Join(", ", earlier.Withheld)}); ./build.sh {Service.Target} creates it"
            );
        }
        var log = new HeldLog();
        log.Open();
        using var live = Run.Live.Begin();
        await DeployStackAsync(
            Declaration(),
            session,
            log,
            session.Account.CheckAsync,
            refuse: null,
            cancellationToken
        );
    }

    private StackDeclaration Declaration()
    {
        var template = StackTemplate.Parse(earlier.Template!, $"{earlier.Subject} of run {earlier.Run}");
        return Stacks.Single() with
        {
            Template = template,
            Parameters = earlier.Parameters,
            // what the history does not keep stays as the stack has it
            InitialParameters = earlier.Withheld.ToHashSet(StringComparer.Ordinal),
            CreationParameters = new Dictionary<string, string>(StringComparer.Ordinal),
        };
    }
}
