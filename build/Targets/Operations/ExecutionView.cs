using AiChef.Deployment.Operations.Executions;
using AiChef.Deployment.Operations.Logs;
using AiChef.Targets.Cloud;
using AiChef.Targets.Running;
using Serilog;

namespace AiChef.Targets.Operations;

/// <summary>Shows executions, and what to do next.</summary>
/// <param name="run">The run.</param>
/// <param name="session">The AWS of the run.</param>
/// <param name="options">What is asked for.</param>
internal sealed class ExecutionView(DeploymentRun run, CloudSession session, ExecutionOptions options)
{
    private string Command => $"./build.sh Executions{run.Options.EnvironmentArgument}";

    /// <summary>Lists the newest executions of state machines.</summary>
    internal async Task ListAsync(IReadOnlyList<StateMachineReference> machines, CancellationToken cancellationToken)
    {
        var list = new ExecutionList(session.Clients.StepFunctions, session.Retry);
        var newest = await list.WithErrorsAsync(
            await list.NewestAsync(machines, options.Status, options.Limit, cancellationToken),
            cancellationToken
        );
        if (newest.Count == 0)
        {
            Log.Information(
                "No execution{Status:l} in {Environment} ({Place})",
                options.Status is null ? "" : $" in {options.Status}",
                run.Options.Environment.Name,
                session.Place
            );
        }
        else
        {
            Print(ExecutionTexts.List(newest));
        }
        var filter = options.Status is null ? "" : $" --status-filter {options.Status}";
        foreach (var machine in machines)
        {
            Look(
                $"stepfunctions list-executions --state-machine-arn {machine.Arn}{filter} --max-items {options.Limit}"
            );
        }
        if (newest.OrderByDescending(each => each.IsUnsuccessful).FirstOrDefault() is { } one)
        {
            Next($"{Command} --execution {one.Name}");
        }
        JsonFile.Write(options.Json, newest, run.Secrets.Masked);
    }

    /// <summary>Shows one execution with its states, its failure and what functions logged for it.</summary>
    internal async Task<ExecutionDetail> ShowAsync(string arn, CancellationToken cancellationToken)
    {
        var reader = new ExecutionReader(session.Clients.StepFunctions, session.Retry);
        var it = await reader.ReadAsync(arn, options.ShowsData, cancellationToken);
        Print(ExecutionTexts.Detail(it));
        var functions = new ExecutionLogs(
            new LogReader(session.Clients.Logs, session.Retry),
            new FunctionLogs(session.Clients.Lambda, session.Retry)
        );
        var lines = await functions.FindAsync(it, cancellationToken);
        Log.Information(
            lines.Count == 0 ? "No function logged anything for it" : "{Count} lines of the functions' logs:",
            lines.Count
        );
        Print(ExecutionTexts.Logs(lines));
        Look($"stepfunctions describe-execution --execution-arn {arn}");
        Look($"stepfunctions get-execution-history --execution-arn {arn}");
        Advise(it);
        JsonFile.Write(
            options.Json,
            new
            {
                Execution = it,
                Logs = lines.Select(line => new
                {
                    Source = line.Source.Name,
                    line.Time,
                    line.Message,
                }),
            },
            run.Secrets.Masked
        );
        return it;
    }

    private void Advise(ExecutionDetail it)
    {
        if (it.Summary.Status == "RUNNING")
        {
            Next($"{Command} --execution {it.Summary.Name}");
        }
        else if (it.RedriveObstacle is null && it.LastStateType != "Fail")
        {
            Next($"{Command} --execution {it.Summary.Name} --redrive goes on from {it.LastState ?? "the first state"}");
        }
        else if (it.Summary.IsUnsuccessful)
        {
            // a redrive would enter the Fail state again, and fail again
            Next($"fix the cause, then start it anew: {StartAnew(it)}");
        }
    }

    /// <summary>The commands that start an execution again with the input that it had.</summary>
    internal string StartAnew(ExecutionDetail it) =>
        session.Look($"stepfunctions describe-execution --execution-arn {it.Summary.Arn} --query input --output text")
        + $" > input.json; {Command} --start input.json";

    private static void Print(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Log.Information("{Line:l}", line);
        }
    }

    /// <summary>Prints the command of the AWS CLI that does the same.</summary>
    internal void Look(string command) => Log.Information("The same: {Command:l}", session.Look(command));

    private static void Next(string command) => Log.Information("Next: {Command:l}", command);
}
