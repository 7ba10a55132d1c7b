using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.Reports;
using AiChef.Targets.Cloud;
using AiChef.Targets.Output;
using AiChef.Targets.Services;

namespace AiChef.Targets.Running;

/// <summary>The deployment of one service in one run.</summary>
/// <param name="service">The service.</param>
/// <param name="run">The run.</param>
internal abstract class ServiceDeployment(Service service, DeploymentRun run)
{
    private readonly WorkClock _clock = new(TimeProvider.System);
    private IReadOnlyList<StackDeclaration>? _stacks;
    private bool _hasBegun;

    /// <summary>What it took, without the time in which it waited for other services; null before it begins.</summary>
    internal TimeSpan? Worked => _hasBegun ? _clock.Worked : null;

    /// <summary>The result, in a few words; null before the end.</summary>
    internal string? Result { get; set; }

    /// <summary>The stacks to deploy, as the templates and the options declare them.</summary>
    /// <exception cref="DeploymentException">A template or an option has a mistake.</exception>
    internal IReadOnlyList<StackDeclaration> Stacks =>
        _stacks ??= [.. service.TemplatesIn(RunOptions.InfrastructureDirectory).Where(IsChosen).Select(Declare)];

    /// <summary>The service.</summary>
    protected Service Service => service;

    /// <summary>The run.</summary>
    protected DeploymentRun Run => run;

    /// <summary>The options of the run.</summary>
    protected RunOptions Options => run.Options;

    /// <summary>The record of the service.</summary>
    protected ServiceRecord Record => run.Record.Of(service.Name);

    /// <summary>Its work begins.</summary>
    internal void StartWork()
    {
        _hasBegun = true;
        _clock.Start();
    }

    /// <summary>Its work ends.</summary>
    internal void StopWork() => _clock.Stop();

    /// <summary>The names of all stacks of the service in the environment.</summary>
    internal IEnumerable<string> StackNames =>
        service
            .TemplatesIn(RunOptions.InfrastructureDirectory)
            .Select(template => Options.Environment.StackName(template.Stack));

    /// <summary>Waits for what the service depends on; its own clock stands still.</summary>
    protected async Task WaitForAsync(Task needed)
    {
        _clock.Stop();
        try
        {
            await needed;
        }
        finally
        {
            _clock.Start();
        }
    }

    /// <summary>Whether a template is to be deployed.</summary>
    protected virtual bool IsChosen(ServiceTemplate template) => true;

    /// <summary>The stack of a template.</summary>
    protected virtual StackDeclaration Declare(ServiceTemplate template) =>
        service.StackIn(template, Options.Environment, RunOptions.InfrastructureDirectory, Options.Parameters);

    /// <summary>Shows what a deployment would change.</summary>
    /// <param name="needed">Ends when all dependencies are deployed; awaited before the first write.</param>
    /// <param name="session">The AWS session.</param>
    /// <param name="log">The log.</param>
    /// <param name="cancellationToken">Cancels it; AWS continues.</param>
    /// <returns>What would change, in a few words.</returns>
    internal abstract Task<string> PlanAsync(
        Task needed,
        CloudSession session,
        HeldLog log,
        CancellationToken cancellationToken
    );

    /// <summary>Deploys the service.</summary>
    /// <param name="needed">Ends when all dependencies are deployed; awaited before the first write.</param>
    /// <param name="session">The AWS session.</param>
    /// <param name="log">The log.</param>
    /// <param name="cancellationToken">Cancels it; AWS continues.</param>
    /// <returns>The result, in a few words.</returns>
    internal abstract Task<string> DeployAsync(
        Task needed,
        CloudSession session,
        HeldLog log,
        CancellationToken cancellationToken
    );
}
