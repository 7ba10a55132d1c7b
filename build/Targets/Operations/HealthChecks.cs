using AiChef.Deployment.Lambda;
using AiChef.Deployment.Operations;
using AiChef.Deployment.Operations.Executions;
using AiChef.Deployment.Operations.Health;
using AiChef.Targets.Cloud;
using AiChef.Targets.Running;
using Amazon.CloudFormation.Model;
using Check = AiChef.Deployment.Operations.Health.IHealthCheck;

namespace AiChef.Targets.Operations;

/// <summary>The checks for what is deployed in an environment, found in its stacks.</summary>
/// <param name="run">The run.</param>
/// <param name="session">The AWS of the run.</param>
/// <param name="http">The client for the API.</param>
internal sealed class HealthChecks(DeploymentRun run, CloudSession session, HttpClient http)
{
    private const string ApiUrl = "ApiUrl";

    /// <summary>
    /// Chooses, of all alarms, those that are told and do not count when they are in ALARM; none by default.
    /// </summary>
    internal Func<IReadOnlyList<string>, IEnumerable<string>> Excused { get; init; } = static _ => [];

    /// <summary>A client for the API, in which each check has its own limit of time.</summary>
    internal static HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>One check for each API, table, backup, workflow, function, and one for all alarms.</summary>
    /// <param name="stacks">The stacks of the environment that exist.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    internal async Task<IReadOnlyList<Check>> FindAsync(
        IReadOnlyList<Stack> stacks,
        CancellationToken cancellationToken
    )
    {
        var resources = new DeployedResources(session.Calls, [.. stacks.Select(stack => stack.StackId)]);
        var tables = await NamesAsync("AWS::DynamoDB::Table");
        IReadOnlyList<string> alarms =
        [
            .. await NamesAsync("AWS::CloudWatch::Alarm"),
            .. await NamesAsync("AWS::CloudWatch::CompositeAlarm"),
        ];
        var starter = new ExecutionStarter(session.Clients.StepFunctions, session.Retry, TimeProvider.System);
        return
        [
            .. stacks
                .SelectMany(stack => stack.Outputs ?? [])
                .Where(output => output.OutputKey == ApiUrl)
                .Select(output => new ApiHealth(http, session.Reachable(output.OutputValue))),
            .. tables.Select(table => new TableHealth(session.Clients.DynamoDb, session.Retry, table)),
            .. tables.Select(table => new BackupHealth(
                session.Clients.DynamoDb,
                session.Retry,
                table,
                TimeProvider.System
            )),
            .. Probed(stacks).Select(each => new WorkflowHealth(starter, each.Machine, each.Input)),
            .. (await NamesAsync("AWS::Lambda::Alias")).Select(arn => FunctionOf(arn)),
            new AlarmHealth(
                new AlarmStates(session.Clients.CloudWatch, session.Retry),
                alarms,
                Excused(alarms).ToHashSet(StringComparer.Ordinal)
            ),
        ];

        async Task<IEnumerable<string>> NamesAsync(string type) =>
            (await resources.OfTypeAsync(type, cancellationToken)).Select(resource => resource.PhysicalResourceId);
    }

    /// <summary>The workflows whose service says with which input they can be tried.</summary>
    private IEnumerable<(StateMachineReference Machine, string Input)> Probed(IReadOnlyList<Stack> stacks) =>
        from service in run.Plan.Services
        where service.Probe is not null
        from stack in stacks
        where run.DeploymentOf(service).StackNames.Contains(stack.StackName, StringComparer.Ordinal)
        from output in stack.Outputs ?? []
        where output.OutputKey == service.Probe!.ArnOutput
        select (new StateMachineReference(output.OutputValue), service.Probe!.Input);

    /// <summary>An alias in a stack has its ARN as physical id: <c>...:function:name:alias</c>.</summary>
    private FunctionHealth FunctionOf(string aliasArn)
    {
        var parts = aliasArn.Split(':');
        return new(session.Clients.Lambda, session.Retry, parts[^2], parts[^1]);
    }
}
