using AiChef.StatesLanguage.Definitions;
using AiChef.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>
/// The definition of a state machine is one that Step Functions accepts: otherwise the stack rolls back after minutes.
/// </summary>
internal sealed class StateMachines : IConvention
{
    private const string Fix = "fix the definition";

    public IEnumerable<ConventionProblem> Check(BackendFiles backend) =>
        from file in backend.Templates
        from machine in file.Resources("AWS::StepFunctions::StateMachine")
        from problem in Check(file, machine.Id, machine.Node)
        select problem;

    private static IEnumerable<ConventionProblem> Check(ServiceFile file, string id, TemplateNode machine)
    {
        WorkflowDefinition? definition;
        try
        {
            definition = WorkflowDefinition.Of(machine);
        }
        catch (TemplateSyntaxException e)
        {
            return
            [
                new ConventionProblem(
                    file.Path,
                    e.Line,
                    $"the definition of '{id}' is not valid JSON: {e.Message}",
                    Fix
                ),
            ];
        }

        return definition is null
            ? [file.Problem(machine, $"the definition of '{id}' cannot be checked", "give it as DefinitionString")]
            : Check(file, id, definition);
    }

    private static IEnumerable<ConventionProblem> Check(ServiceFile file, string id, WorkflowDefinition definition)
    {
        var mayReachAny = UnknownValue.IsTransitionOf(definition);
        return from mistake in DefinitionValidator.Check(definition.Text)
            where mistake.Code != Diagnostic.NotModelled
            where !(mayReachAny && mistake.IsUnreachableState)
            let node = definition.At(mistake.Location)
            where !UnknownValue.IsAt(definition, node)
            select new ConventionProblem(
                file.Path,
                definition.LineOf(node),
                $"the definition of '{id}' is refused: {mistake.Message.TrimEnd('.')} at {mistake.Location ?? "/"}",
                Fix
            );
    }
}
