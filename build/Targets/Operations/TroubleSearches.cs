using System.Globalization;
using AiChef.Deployment.Aws;
using AiChef.Deployment.Operations;
using AiChef.Deployment.Operations.Diagnosis;
using AiChef.Deployment.Operations.Drift;
using AiChef.Deployment.Operations.Executions;
using AiChef.Deployment.Operations.Logs;
using AiChef.Targets.Cloud;
using AiChef.Targets.Running;
using Amazon.CloudFormation.Model;

namespace AiChef.Targets.Operations;

/// <summary>The searches for troubles of what is deployed in an environment.</summary>
/// <param name="run">The run.</param>
/// <param name="session">The AWS of the run.</param>
/// <param name="time">The clock.</param>
internal sealed class TroubleSearches(DeploymentRun run, CloudSession session, TimeProvider time)
{
    /// <summary>When temporary credentials in variables expire.</summary>
    /// <remarks>https://docs.aws.amazon.com/cli/latest/reference/configure/export-credentials.html</remarks>
    private const string ExpirationVariable = "AWS_CREDENTIAL_EXPIRATION";

    private readonly PermissionSimulator _simulator = new(session.Clients.Iam, session.Retry);

    private AwsClients Clients => session.Clients;

    private AwsRetry Retry => session.Retry;

    /// <summary>All searches, in the order in which their troubles are told.</summary>
    internal async Task<IReadOnlyList<ITroubleSearch>> FindAsync(CancellationToken cancellationToken)
    {
        var stacks = await DeployedStacks.FindAsync(run, session, cancellationToken);
        var resources = new DeployedResources(session.Calls, [.. stacks.Select(stack => stack.StackId)]);
        var machines = await StateMachineReference.OfAsync(resources, cancellationToken);
        var functions = await NamesAsync("AWS::Lambda::Function");
        var groups = await NamesAsync("AWS::Logs::LogGroup");
        var tables = await NamesAsync("AWS::DynamoDB::Table");
        string[] alarms =
        [
            .. await NamesAsync("AWS::CloudWatch::Alarm"),
            .. await NamesAsync("AWS::CloudWatch::CompositeAlarm"),
        ];
        var logs = await new FunctionLogs(Clients.Lambda, Retry).OfAsync(functions, cancellationToken);
        IReadOnlyList<string> allGroups =
        [
            .. groups.Concat(logs.Select(static each => each.Group)).Distinct(StringComparer.Ordinal),
        ];
        return
        [
            .. OfStacks(stacks),
            .. OfWorkflows(machines),
            .. OfFunctions(logs, allGroups),
            OfThrottles(functions, tables, machines),
            // on a person's machine nobody is to be told
            .. run.Options.Environment.IsLocal
                ? Array.Empty<ITroubleSearch>()
                : [new QuietAlarms(Clients.CloudWatch, Retry, alarms)],
            new EndlessLogs(Clients.Logs, Retry, allGroups),
            new ExpiringCredentials(Expiration, time),
        ];

        async Task<IReadOnlyList<string>> NamesAsync(string type) =>
            [.. (await resources.OfTypeAsync(type, cancellationToken)).Select(each => each.PhysicalResourceId)];
    }

    private DateTimeOffset From => time.GetUtcNow() - DiagnosisRound.Window;

    private static DateTimeOffset? Expiration =>
        DateTimeOffset.TryParse(
            Environment.GetEnvironmentVariable(ExpirationVariable),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var expires
        )
            ? expires
            : null;

    private IEnumerable<ITroubleSearch> OfStacks(IReadOnlyList<Stack> stacks)
    {
        var compared = new ComparedStacks(new StackDriftReader(session.Calls, time), stacks);
        return
        [
            new OddStacks(stacks, time),
            new SimulatedRefusals(new RefusedStackEvents(session.Calls, stacks), _simulator),
            new DriftTroubles(compared),
            new ApiCalls(compared, new FunctionLookup(Clients.Lambda, Retry)),
        ];
    }

    private IEnumerable<ITroubleSearch> OfWorkflows(IReadOnlyList<StateMachineReference> machines)
    {
        var definitions = new DeployedDefinitions(Clients.StepFunctions, Retry, machines);
        var executions = new RecentExecutions(
            new ExecutionList(Clients.StepFunctions, Retry),
            new ExecutionReader(Clients.StepFunctions, Retry),
            machines,
            From
        );
        return
        [
            new MalformedDefinitions(definitions),
            new DefinitionCalls(definitions, new FunctionLookup(Clients.Lambda, Retry)),
            new SimulatedRefusals(new RefusedExecutions(executions), _simulator),
            new ExecutionTimeouts(executions, definitions),
        ];
    }

    private IEnumerable<ITroubleSearch> OfFunctions(IReadOnlyList<LogSource> functions, IEnumerable<string> groups)
    {
        var reader = new LogReader(Clients.Logs, Retry);
        var reports = new FunctionReports(reader, functions, From);
        IReadOnlyList<LogSource> all = [.. groups.Select(static group => new LogSource(group, group))];
        return
        [
            new SimulatedRefusals(new RefusedLogLines(reader, all, From), _simulator),
            new FunctionTimeouts(Clients.Lambda, Retry, reports),
            new FunctionMemory(reports),
        ];
    }

    private Throttles OfThrottles(
        IEnumerable<string> functions,
        IEnumerable<string> tables,
        IEnumerable<StateMachineReference> machines
    ) =>
        new(
            Clients.CloudWatch,
            Retry,
            [
                .. functions.Select(ThrottledMetric.OfFunction),
                .. tables.SelectMany(ThrottledMetric.OfTable),
                .. machines.Select(static machine => ThrottledMetric.OfStateMachine(machine.Arn)),
            ],
            From,
            time.GetUtcNow()
        );
}
