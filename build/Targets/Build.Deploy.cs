using AiChef.Deployment;
using AiChef.Deployment.CloudFormation;
using AiChef.Targets.CommandLine;
using Nuke.Common;
using Nuke.Common.Execution;
using Serilog;

partial class Build
{
    readonly Dictionary<Service, IReadOnlyList<StackDeclaration>> _stacks = [];
    readonly HashSet<string> _leftOut = [];
    ParallelDeployment? _deployment;

    [Parameter("Minutes that one stack may take altogether, 1 to 1440; 60 by default")]
    readonly int? Timeout;

    [Parameter("Show what would change, and change nothing")]
    readonly bool DryRun;

    [Parameter("Delete and create again a stack in CREATE_FAILED or ROLLBACK_FAILED")]
    readonly bool RecoverByDelete;

    [Parameter("Logical or physical ids of tables, buckets and databases that may be deleted or replaced")]
    readonly string[] AllowDataLoss = [];

    [Parameter("Have AWS compute what changes also where nothing seems to")]
    readonly bool Force;

    [Parameter("On Ctrl-C, have AWS roll back an update that runs; without it AWS goes on")]
    readonly bool CancelUpdate;

    [Parameter("Values for the template's parameters, each as Key=Value")]
    [HiddenValue]
    readonly string[] Parameters = [];

    Target Deploy => _ => _.Description("Deploys every service and tests what is deployed").DependsOn(IntegrationTests);

    Target Preview => _ => _.Description("Shows what a deployment of every service would change, and changes nothing");

    /// <summary>A dry run by name, or by the target that is one.</summary>
    bool IsDryRun => DryRun || ExecutionPlan.Any(t => t.Name == nameof(Preview) && t.Invoked);

    TimeSpan StackTimeout =>
        TimeSpan.FromMinutes(
            Timeout switch
            {
                null => 60,
                >= 1 and <= 1440 and var minutes => minutes,
                _ => throw DeploymentException.Configuration("--timeout must lie between 1 and 1440 minutes (a day)"),
            }
        );

    StackDeployerOptions DeployerOptions =>
        new()
        {
            Timeout = StackTimeout,
            RecoverByDelete = RecoverByDelete,
            CancelUpdate = CancelUpdate,
            Force = Force,
            DryRun = IsDryRun,
            AllowDataLoss = AllowDataLoss,
            ArtifactBucket = Environment.ArtifactBucket,
        };

    IReadOnlyList<Service> ScheduledServices =>
        [
            .. ServicesInOrder.Where(s =>
                ExecutionPlan.Any(t => t.Name == s.Target && t.Status is not ExecutionStatus.Skipped)
            ),
        ];

    IReadOnlyList<StackDeclaration> StacksOf(Service service) =>
        _stacks.TryGetValue(service, out var known)
            ? known
            : _stacks[service] = [
                .. service
                    .TemplatesIn(InfrastructureDirectory)
                    .Where(t => service != Lambdas || IsChosen(t.Stack))
                    .Select(t =>
                        service.StackIn(t, Environment, InfrastructureDirectory, ParameterValues.Parse(Parameters))
                    )
                    .Select(stack => service == Lambdas ? WithCode(stack, "not yet built") : stack),
            ];

    /// <summary>Finds every mistake in what is to be deployed before any work begins.</summary>
    protected override void OnBuildInitialized()
    {
        Interruption.OfProcess.EndBy(() => End(Cancelled));
        if (Interruption.OfProcess.Token.IsCancellationRequested)
        {
            End(Cancelled);
        }
        try
        {
            HideSecrets();
            ForgetReport();
            CheckOptions();
        }
        catch (DeploymentException e)
        {
            End(e);
        }
        catch (Exception e) when (LocalError.Is(e))
        {
            End(LocalError.Of(e, FailureKind.Configuration));
        }
    }

    /// <summary>Ends the run before any target wrote to AWS.</summary>
    void End(DeploymentException e)
    {
        Annotate(e);
        Console.Error.WriteLine(Secrets.Masked($"error: {e.Message}"));
        KeepMistake(e);
        WriteReport();
        NotifyAsync().GetAwaiter().GetResult(); // the hook is NUKE's and knows no tasks
        System.Environment.Exit((int)e.Outcome);
    }

    /// <summary>Deploys a service together with all other services of the run that may go at the same time.</summary>
    async Task DeployAsync(Service service)
    {
        try
        {
            await RunAsync(
                async (session, cancellationToken) =>
                {
                    if (_deployment is null)
                    {
                        await CheckNamesAsync(session, cancellationToken);
                    }
                    _deployment ??= new ParallelDeployment(
                        ScheduledServices,
                        DependenciesOf,
                        (each, needed, log) => DeployAsync(each, needed, session, log, cancellationToken)
                    );
                    await _deployment.CompleteAsync(service);
                    Summarize("Result", _results[service]);
                }
            );
        }
        catch (Exception e)
        {
            _record.Of(service.Name).Fail(e);
            throw;
        }
    }

    /// <summary>The services whose targets the service's target depends on.</summary>
    IReadOnlyList<Service> DependenciesOf(Service service)
    {
        var needed = ExecutionPlan
            .Single(t => t.Name == service.Target)
            .ExecutionDependencies.Select(t => t.Name)
            .ToHashSet(StringComparer.Ordinal);
        return [.. ServicesInOrder.Where(s => needed.Contains(s.Target))];
    }

    /// <summary>False, with the reason, when something that the target depends on failed. NUKE would run it all the same.</summary>
    bool MayRun(string target)
    {
        var broken = ExecutionPlan
            .Single(t => t.Name == target)
            .ExecutionDependencies.Where(t => t.Status is ExecutionStatus.Failed || _leftOut.Contains(t.Name))
            .Select(t => t.Name)
            .ToList();
        if (broken.Count == 0)
        {
            return true;
        }

        _leftOut.Add(target);
        var reason =
            $"skipped because {string.Join(" and ", broken)} {(broken.TrueForAll(_leftOut.Contains) ? "was skipped" : "failed")}";
        Log.Warning("{Target:l} is {Reason:l}", target, reason);
        if (AllServices.FirstOrDefault(s => s.Target == target) is { } service)
        {
            _record.Of(service.Name).Fail(new DeploymentException(FailureKind.Failed, reason));
        }

        return false;
    }
}
