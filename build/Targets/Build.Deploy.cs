using AiChef.Deployment;
using AiChef.Deployment.CloudFormation;
using Nuke.Common;
using Serilog;

partial class Build
{
    readonly Dictionary<Service, StackDeclaration> _stacks = [];

    [Parameter("Minutes that one stack may take altogether; 60 by default")]
    readonly int? Timeout;

    [Parameter("Delete and create again a stack in CREATE_FAILED or ROLLBACK_FAILED")]
    readonly bool RecoverByDelete;

    [Parameter("Logical or physical ids of tables, buckets and databases that may be deleted")]
    readonly string[] AllowDataLoss = [];

    [Parameter("Values for the template's parameters, each as Key=Value")]
    readonly string[] Parameters = [];

    Target Deploy => _ => _
        .Description("Deploys every service")
        .DependsOn(DeployStepFunctions);

    StackDeployerOptions DeployerOptions => new()
    {
        Timeout = TimeSpan.FromMinutes(Timeout switch { null => 60, > 0 and var minutes => minutes, _ => throw DeploymentException.Configuration("--timeout must be at least 1 minute") }),
        RecoverByDelete = RecoverByDelete,
        AllowDataLoss = AllowDataLoss,
        ArtifactBucket = Environment.ArtifactBucket,
    };

    StackDeclaration StackOf(Service service) =>
        _stacks.TryGetValue(service, out var known) ? known : _stacks[service] = service.StackIn(Environment, InfrastructureDirectory, ParameterValues.Parse(Parameters));

    /// <summary>Finds every mistake in what is to be deployed before any work begins.</summary>
    protected override void OnBuildInitialized()
    {
        try
        {
            foreach (var service in AllServices.Where(s => ExecutionPlan.Any(t => t.Name == s.Target)))
                StackOf(service).EffectiveParameters();
            _ = DeployerOptions;
            _ = Endpoint;
            _ = LocalCloudOptions;
        }
        catch (DeploymentException e)
        {
            Console.Error.WriteLine($"error: {e.Message}");
            System.Environment.Exit((int)e.Outcome);
        }
    }

    Task DeployAsync(Service service) => RunAsync(async (session, ct) =>
    {
        var stack = StackOf(service);
        var deployer = new StackDeployer(session.Clients, session.Budget, DeployerOptions, new DeploymentLog(), TimeProvider.System);
        Log.Information("{Title}: {Stack} in {Environment} ({Place})", service.Title, stack.Name, Environment.Name, session.Place);
        var outcome = await deployer.DeployAsync(stack, session.Account.CheckAsync, ct);
        Show(service, outcome, session);
    });

    void Show(Service service, StackOutcome outcome, CloudSession session)
    {
        var result = outcome.Effect == StackEffect.Unchanged ? "is up to date, nothing changed" : $"deployed ({DeploymentLog.Summary(outcome.Changes)})";
        Log.Information("{Stack} {Result} in {Seconds:0.0} s", outcome.Stack, result, outcome.Duration.TotalSeconds);
        foreach (var (key, value) in outcome.Outputs.OrderBy(o => o.Key, StringComparer.Ordinal))
            Log.Information("  {Key} = {Value}", key, value);
        foreach (var command in service.Next(outcome.Outputs))
            Log.Information("Look next: {Command}", session.Look(command));
        ReportSummary(summary => { summary.Add("Stack", $"{outcome.Stack} {(outcome.Effect == StackEffect.Unchanged ? "unchanged" : outcome.Status)}"); return summary; });
    }
}
