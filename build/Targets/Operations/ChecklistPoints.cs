using AiChef.Deployment.Aws;
using AiChef.Deployment.Environments;
using AiChef.Deployment.Lambda;
using AiChef.Deployment.Operations;
using AiChef.Deployment.Operations.Backups;
using AiChef.Deployment.Operations.Checklists;
using AiChef.Deployment.Operations.Diagnosis;
using AiChef.Deployment.Operations.Drift;
using AiChef.Deployment.Operations.Executions;
using AiChef.Deployment.Operations.Health;
using AiChef.Deployment.Operations.Logs;
using AiChef.Targets.Cloud;
using AiChef.Targets.Processes;
using AiChef.Targets.Running;
using Amazon.CloudFormation.Model;

namespace AiChef.Targets.Operations;

/// <summary>The points of the checklists for what is deployed in an environment.</summary>
/// <param name="run">The run.</param>
/// <param name="session">The AWS of the run.</param>
/// <param name="http">The client for package feeds.</param>
/// <param name="period">The time that they look at.</param>
internal sealed class ChecklistPoints(DeploymentRun run, CloudSession session, HttpClient http, ChecklistPeriod period)
{
    private const string Projects = "build/AiChef.slnx";

    private static readonly TimeProvider Time = TimeProvider.System;

    private AwsClients Clients => session.Clients;

    private AwsRetry Retry => session.Retry;

    private MetricReader Metrics => new(Clients.CloudWatch, Retry);

    private LogReader Logs => new(Clients.Logs, Retry);

    private ServiceObjectives Objectives => run.Options.Environment.Objectives;

    /// <summary>The points of a rhythm, in their order.</summary>
    internal async Task<IReadOnlyList<IChecklistPoint>> FindAsync(
        ChecklistRhythm rhythm,
        CancellationToken cancellationToken
    )
    {
        var stacks = await DeployedStacks.FindAsync(run, session, cancellationToken);
        var subjects = await SubjectsAsync(stacks, cancellationToken);
        return rhythm switch
        {
            ChecklistRhythm.Daily => Daily(subjects),
            ChecklistRhythm.Weekly => Weekly(subjects),
            _ => Monthly(subjects, stacks),
        };
    }

    private async Task<ChecklistSubjects> SubjectsAsync(
        IReadOnlyList<Stack> stacks,
        CancellationToken cancellationToken
    )
    {
        var resources = new DeployedResources(session.Calls, [.. stacks.Select(stack => stack.StackId)]);
        var functions = await NamesAsync("AWS::Lambda::Function");
        var alarms = await NamesAsync("AWS::CloudWatch::Alarm");
        var logs = await new FunctionLogs(Clients.Lambda, Retry).OfAsync(functions, cancellationToken);
        var others = (await NamesAsync("AWS::Logs::LogGroup")).Except(
            logs.Select(static log => log.Group),
            StringComparer.Ordinal
        );
        return new ChecklistSubjects
        {
            Functions = functions,
            Tables = await NamesAsync("AWS::DynamoDB::Table"),
            Machines = await StateMachineReference.OfAsync(resources, cancellationToken),
            Apis = await WatchedApi.OfAsync(new AlarmStates(Clients.CloudWatch, Retry), alarms, cancellationToken),
            Logs = [.. logs, .. others.Select(static group => new LogSource(group, group))],
        };

        async Task<IReadOnlyList<string>> NamesAsync(string type) =>
            [.. (await resources.OfTypeAsync(type, cancellationToken)).Select(each => each.PhysicalResourceId)];
    }

    private IReadOnlyList<IChecklistPoint> Daily(ChecklistSubjects subjects)
    {
        var reports = new FunctionReports(
            Logs,
            [.. subjects.Logs.Where(log => subjects.Functions.Contains(log.Name, StringComparer.Ordinal))],
            period.To - DiagnosisRound.Window
        );
        ThrottledMetric[] throttled =
        [
            .. subjects.Functions.Select(ThrottledMetric.OfFunction),
            .. subjects.Tables.SelectMany(ThrottledMetric.OfTable),
            .. subjects.Machines.Select(static machine => ThrottledMetric.OfStateMachine(machine.Arn)),
        ];
        return
        [
            new ResourceUse(
                Metrics,
                subjects,
                period,
                reports,
                [
                    new FunctionMemory(reports),
                    new Throttles(Clients.CloudWatch, Retry, throttled, period.From, period.To),
                ]
            ),
            new ErrorLogs(Logs, Metrics, subjects, period, Objectives),
            new ResponseTimes(Metrics, subjects, period, Objectives),
            new HealthPoint(
                "Database reachable",
                [.. subjects.Tables.Select(table => new TableHealth(Clients.DynamoDb, Retry, table))],
                Time
            ),
        ];
    }

    private IReadOnlyList<IChecklistPoint> Weekly(ChecklistSubjects subjects)
    {
        var backups = new TableBackups(Clients.DynamoDb, Retry, Time);
        var executions = new RecentExecutions(
            new ExecutionList(Clients.StepFunctions, Retry),
            new ExecutionReader(Clients.StepFunctions, Retry),
            subjects.Machines,
            period.From
        );
        return
        [
            new HealthPoint(
                "Backups",
                [
                    .. subjects.Tables.Select(table => new BackupHealth(Clients.DynamoDb, Retry, table, Time)),
                    .. subjects.Tables.Select(table => new BackupAge(backups, table, Time)),
                ],
                Time
            ),
            new SecurityUpdates(ListPackagesAsync, new AdvisoryFeeds(http)),
            new PeriodComparison(Metrics, subjects, period),
            new CostDrivers(Metrics, subjects, period, new FunctionSizes(Clients.Lambda, Retry), executions),
        ];
    }

    private IReadOnlyList<IChecklistPoint> Monthly(ChecklistSubjects subjects, IReadOnlyList<Stack> stacks)
    {
        var records = new RehearsalRecords(Clients.S3, run.Options.Environment.ArtifactBucket, Retry);
        return
        [
            new HealthPoint(
                "Restore rehearsal",
                [.. subjects.Tables.Select(table => new RehearsalAge(records, table, Time))],
                Time
            ),
            new AccessAudit(
                new ComparedStacks(new StackDriftReader(session.Calls, Time), stacks),
                Clients.Lambda,
                Retry,
                subjects.Functions
            ),
            new QuotaUse(Metrics, Clients.Lambda, Clients.DynamoDb, Retry, (subjects, period)),
            new Availability(Metrics, subjects, period, Objectives),
        ];
    }

    private static async Task<string> ListPackagesAsync(
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken
    )
    {
        var (_, lines) = await DotNetCommand.RunAsync(
            ["package", "list", "--project", Projects, .. arguments],
            new Dictionary<string, string?>(StringComparer.Ordinal),
            cancellationToken
        );
        return string.Join('\n', lines);
    }
}
