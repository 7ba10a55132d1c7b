namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>
/// Plays a job of a workflow file in a checkout, as GitHub's runner would: the scripts run, the actions are only
/// noticed by what they leave.
/// </summary>
internal sealed class GeneratedJob : IDisposable
{
    private readonly string _folder;
    private readonly string _trackingId = $"github_{Guid.NewGuid()}";
    private readonly string _checkout;
    private readonly JobStart _start;
    private readonly JobText _job;
    private readonly JobLog _log;
    private readonly Dictionary<string, string> _variables;
    private readonly Dictionary<string, object?> _contexts;
    private readonly Dictionary<string, object?> _outputsOfSteps = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<StepReport> _steps = [];
    private bool _failed;

    private GeneratedJob(string checkout, string file, string job, JobStart start)
    {
        var workflow = WorkflowFile.Load(Path.Combine(checkout, ".github", "workflows", file));
        var github = RunnerVariables.GitHub(workflow.Name, job, start.Event);
        (github["ref"], github["ref_name"]) = (start.Ref, start.Ref["refs/heads/".Length..]);
        var inputs = workflow.Inputs(start.Event, start.Inputs);
        (_checkout, _start, _job, _log) = (checkout, start, workflow.Job(job), new JobLog(start.CancelAt));
        _folder = Directory.CreateTempSubdirectory("runner-").FullName;
        _variables = RunnerVariables.Of(github, _folder, checkout, inputs);
        _variables[Orphans.Variable] = _trackingId;
        (github["event"], github["token"]) = (start.Payload, "job-token");
        foreach (var (name, value) in start.Machine)
        {
            _variables[name] = value;
        }

        _contexts = new(StringComparer.OrdinalIgnoreCase)
        {
            ["github"] = github,
            ["inputs"] = inputs,
            ["vars"] = Object(start.Vars),
            ["secrets"] = Object(start.Secrets),
            ["needs"] = start.Needs.ToDictionary(
                need => need.Key,
                need => (object?)Object([new("result", need.Value.ToString().ToLowerInvariant())]),
                StringComparer.OrdinalIgnoreCase
            ),
            ["runner"] = Object([new("os", "Linux")]),
            ["steps"] = _outputsOfSteps,
        };
    }

    private Conclusion Status =>
        _log.Cancelled.IsCancellationRequested ? Conclusion.Cancelled
        : _failed ? Conclusion.Failure
        : Conclusion.Success;

    /// <summary>Plays a job from its condition to the removal of what it left running.</summary>
    /// <param name="checkout">The root of the checkout.</param>
    /// <param name="file">The name of the workflow file.</param>
    /// <param name="job">The id of the job.</param>
    /// <param name="start">What starts the job.</param>
    public static async Task<JobReport> PlayAsync(string checkout, string file, string job, JobStart start)
    {
        using var played = new GeneratedJob(checkout, file, job, start);
        return await played.PlayAsync();
    }

    public void Dispose()
    {
        _log.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<JobReport> PlayAsync()
    {
        if (!_start.IgnoresCondition && !new Expressions(_contexts, OfNeeds()).Condition(_job.If))
        {
            return new JobReport(Conclusion.Skipped, [], "", "", []);
        }

        IReadOnlyList<string> leftRunning;
        try
        {
            foreach (var step in _job.Steps)
            {
                _steps.Add(await PlayAsync(step));
            }
        }
        finally
        {
            leftRunning = Orphans.Kill(_trackingId);
        }
        return new JobReport(
            Status,
            _steps,
            _log.ToString(),
            string.Concat(
                Directory.GetFiles(_folder, "summary-*").Order(StringComparer.Ordinal).Select(File.ReadAllText)
            ),
            leftRunning
        );
    }

    private Conclusion OfNeeds()
    {
        var ends = _job.Needs.Select(id => _start.Needs[id]).ToList();
        return ends.Contains(Conclusion.Failure) ? Conclusion.Failure : ends.Find(end => end != Conclusion.Success);
    }

    private async Task<StepReport> PlayAsync(StepText step)
    {
        var expressions = new Expressions(_contexts, Status);
        if (!expressions.Condition(step.If))
        {
            return new StepReport(step.Name, Conclusion.Skipped, null);
        }

        var (conclusion, exitCode) = step.Uses is null
            ? await RunAsync(step, expressions)
            : (Use(step, expressions), null);
        _failed |= conclusion == Conclusion.Failure;
        return new StepReport(step.Name, conclusion, exitCode);
    }

    private Conclusion Use(StepText step, Expressions expressions)
    {
        var with = step.With.ToDictionary(
            input => input.Key,
            input => expressions.Text(input.Value),
            StringComparer.Ordinal
        );
        if (PlayedActions.Run(step.Uses!, with, _start.FailingAction) is not { } variables)
        {
            return Conclusion.Failure;
        }

        Add(variables);
        return Conclusion.Success;
    }

    private async Task<(Conclusion Conclusion, int? ExitCode)> RunAsync(StepText step, Expressions expressions)
    {
        var variables = new Dictionary<string, string>(_variables, StringComparer.Ordinal);
        foreach (var (name, value) in step.Env)
        {
            variables[name] = expressions.Text(value);
        }

        var output = NewFile("GITHUB_OUTPUT", "output");
        var added = NewFile("GITHUB_ENV", "env");
        NewFile("GITHUB_STEP_SUMMARY", "summary");
        var script = Path.Combine(_folder, $"script-{_steps.Count:00}.sh");
        await File.WriteAllTextAsync(script, expressions.Text(step.Run!));

        // Like the runner: a cancelled job ends a running step only if its condition does not hold any more.
        var goesOn = new Expressions(_contexts, Conclusion.Cancelled).Condition(step.If);
        var cancelled = goesOn ? CancellationToken.None : _log.Cancelled;
        using var process = StepProcess.Start(script, _checkout, variables, _log.Add);
        await process.WaitAsync(cancelled);

        if (step.Id is not null)
        {
            _outputsOfSteps[step.Id] = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
            {
                ["outputs"] = Object(CommandFile.Read(output)),
            };
        }

        Add(CommandFile.Read(added));
        return (
            cancelled.IsCancellationRequested ? Conclusion.Cancelled
            : process.ExitCode == 0 ? Conclusion.Success
            : Conclusion.Failure,
            process.ExitCode
        );

        string NewFile(string variable, string name)
        {
            variables[variable] = Path.Combine(_folder, $"{name}-{_steps.Count:00}");
            File.Create(variables[variable]).Dispose();
            return variables[variable];
        }
    }

    private void Add(IReadOnlyDictionary<string, string> variables)
    {
        foreach (var (name, value) in variables)
        {
            _variables[name] = value;
        }
    }

    private static Dictionary<string, object?> Object(IEnumerable<KeyValuePair<string, string>> members) =>
        members.ToDictionary(member => member.Key, member => (object?)member.Value, StringComparer.OrdinalIgnoreCase);
}
