namespace AiChef.Targets.Workflows.Model;

/// <summary>
/// Writes a workflow as GitHub reads it
/// (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax).
/// </summary>
internal sealed class WorkflowWriter(Workflow workflow)
{
    private const string Rule = "------------------------------------------------------------------------------";
    private readonly YamlWriter _yaml = new();

    internal string Write()
    {
        _yaml.Comment([
            Rule,
            GeneratedFile.Marker,
            $"  {workflow.Summary}",
            "  Generated from the attributes in build/Targets; edits here are lost and fail the pull request check.",
            $"  To generate: {GeneratedFile.Command}",
            "</auto-generated>",
            Rule,
        ]);
        _yaml.Gap();
        _yaml.Text("name", workflow.Name);
        _yaml.Text("run-name", workflow.RunName);
        _yaml.Gap();
        _yaml.Map("on", WriteTriggers);
        _yaml.Gap();
        // A job that names no permission has none.
        _yaml.Literal("permissions", "{}");
        _yaml.Gap();
        WriteConcurrency(workflow.Concurrency);
        _yaml.Gap();
        // Unlike the default shell this one stops at a failure inside of a pipe.
        _yaml.Map("defaults", () => _yaml.Map("run", () => _yaml.Text("shell", "bash")));
        _yaml.Gap();
        _yaml.Map(
            "jobs",
            () =>
            {
                foreach (var job in workflow.Jobs)
                {
                    if (job != workflow.Jobs[0])
                    {
                        _yaml.Gap();
                    }

                    _yaml.Map(job.Id, () => WriteJob(job));
                }
            }
        );
        return _yaml.ToString();
    }

    private void WriteTriggers()
    {
        if (workflow.Push is { } push)
        {
            _yaml.Map(
                "push",
                () =>
                {
                    _yaml.List("branches", push.Branches);
                    _yaml.List("paths", push.Paths);
                }
            );
        }
        if (workflow.PullRequestBranches.Count > 0)
        {
            _yaml.Map("pull_request", () => _yaml.List("branches", workflow.PullRequestBranches));
        }

        if (workflow.Schedules.Count > 0)
        {
            _yaml.Map(
                "schedule",
                () =>
                {
                    foreach (var schedule in workflow.Schedules)
                    {
                        _yaml.Item(() => _yaml.Text("cron", schedule));
                    }
                }
            );
        }

        if (workflow.Inputs.Count > 0)
        {
            _yaml.Map(
                "workflow_dispatch",
                () =>
                    _yaml.Map(
                        "inputs",
                        () =>
                        {
                            foreach (var input in workflow.Inputs)
                            {
                                _yaml.Map(input.Name, () => WriteInput(input));
                            }
                        }
                    )
            );
        }
    }

    private void WriteInput(WorkflowInput input)
    {
        _yaml.Text("description", input.Description);
        _yaml.Text("type", input.Type);
        _yaml.List("options", input.Options);
        if (input.Type == "boolean")
        {
            _yaml.Literal("default", input.Default ?? "false");
        }
        else
        {
            _yaml.Text("default", input.Default);
        }

        _yaml.Literal("required", input.IsRequired ? "true" : "false");
    }

    private void WriteConcurrency(Concurrency concurrency) =>
        _yaml.Map(
            "concurrency",
            () =>
            {
                _yaml.Text("group", concurrency.Group);
                _yaml.Literal("cancel-in-progress", concurrency.CancelsOlder ? "true" : "false");
                if (!concurrency.CancelsOlder)
                {
                    _yaml.Text("queue", "max");
                }
            }
        );

    private void WriteJob(WorkflowJob job)
    {
        _yaml.Text("name", job.Name);
        _yaml.Text("if", job.If);
        _yaml.List("needs", job.Needs);
        _yaml.Text("runs-on", job.RunsOn);
        _yaml.Literal("timeout-minutes", FormattableString.Invariant($"{job.TimeoutMinutes}"));
        if (job.Concurrency is { } concurrency)
        {
            WriteConcurrency(concurrency);
        }

        if (job.Environment is { } environment)
        {
            _yaml.Map(
                "environment",
                () =>
                {
                    _yaml.Text("name", environment.Name);
                    if (environment.Deployment is { } deployment)
                    {
                        _yaml.Literal("deployment", deployment);
                    }
                }
            );
        }
        if (job.Permissions.Count == 0)
        {
            _yaml.Literal("permissions", "{}");
        }
        else
        {
            _yaml.Map(
                "permissions",
                () =>
                {
                    foreach (var grant in job.Permissions)
                    {
                        _yaml.Text(grant.Scope, grant.Access, grant.Reason);
                    }
                }
            );
        }

        _yaml.Map(
            "steps",
            () =>
            {
                foreach (var step in job.Steps)
                {
                    _yaml.Item(() => WriteStep(step));
                }
            }
        );
    }

    private void WriteStep(WorkflowStep step)
    {
        _yaml.Text("name", step.Name);
        _yaml.Text("id", step.Id);
        _yaml.Text("if", step.If);
        if (step.Uses is { } pin)
        {
            _yaml.Text("uses", $"{pin.Action}@{pin.Commit}", pin.Version);
        }

        _yaml.Map("with", step.With);
        _yaml.Map("env", step.Env);
        _yaml.Text("run", step.Run);
    }
}
