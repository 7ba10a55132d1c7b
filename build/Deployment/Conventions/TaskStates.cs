using AiChef.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>A Task of a workflow has Retry, Catch and a timeout.</summary>
internal sealed class TaskStates : IConvention
{
    private static readonly string[] MapMachines = ["ItemProcessor", "Iterator"];

    public IEnumerable<ConventionProblem> Check(BackendFiles backend) =>
        from file in backend.Templates
        from machine in file.Resources("AWS::StepFunctions::StateMachine")
        let definition = DefinitionOf(machine.Node)
        where definition is not null
        from task in StatesOf(definition.Root)
        where task.Value["Type"]?.Scalar == "Task"
        from problem in Check(file, definition.LineOf(task.Value), task.Key, task.Value)
        select problem;

    /// <summary>The definition; null for one that another convention reports.</summary>
    private static WorkflowDefinition? DefinitionOf(TemplateNode machine)
    {
        try
        {
            return WorkflowDefinition.Of(machine);
        }
        catch (TemplateSyntaxException)
        {
            return null;
        }
    }

    private static IEnumerable<ConventionProblem> Check(ServiceFile file, int line, string name, TemplateNode state)
    {
        if (state["Retry"] is null)
        {
            yield return new ConventionProblem(
                file.Path,
                line,
                $"the task '{name}' has no Retry",
                "declare which errors are retried"
            );
        }

        if (state["Catch"] is null)
        {
            yield return new ConventionProblem(
                file.Path,
                line,
                $"the task '{name}' has no Catch",
                "catch States.ALL and say which task failed"
            );
        }

        if (state["TimeoutSeconds"] is null && state["TimeoutSecondsPath"] is null)
        {
            yield return new ConventionProblem(
                file.Path,
                line,
                $"the task '{name}' has no timeout",
                "set TimeoutSeconds"
            );
        }
    }

    private static IEnumerable<TemplateEntry> StatesOf(TemplateNode machine) =>
        (machine["States"]?.Entries ?? []).SelectMany(static state =>
            BelowOf(state.Value).SelectMany(StatesOf).Prepend(state)
        );

    /// <summary>The nested machines of a Parallel or Map state.</summary>
    private static IEnumerable<TemplateNode> BelowOf(TemplateNode state) =>
        (state["Branches"]?.Items ?? []).Concat(MapMachines.Select(name => state[name]).OfType<TemplateNode>());
}
