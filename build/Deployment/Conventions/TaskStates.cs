using System.Text.Json;
using System.Text.RegularExpressions;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>A Task of a workflow has Retry, Catch and a timeout.</summary>
internal sealed partial class TaskStates : IConvention
{
    private static readonly string[] MapMachines = ["ItemProcessor", "Iterator"];

    public IEnumerable<ConventionProblem> Check(BackendFiles backend) =>
        from file in backend.Templates
        from machine in file.Resources("AWS::StepFunctions::StateMachine")
        from problem in Check(file, machine.Id, machine.Node)
        select problem;

    private static IEnumerable<ConventionProblem> Check(ServiceFile file, string id, TemplateNode machine)
    {
        if (
            machine["Properties"]?["DefinitionString"] is not { } definition
            || Intrinsics.TextOf(definition) is not { } text
        )
        {
            return
            [
                file.Problem(machine, $"the definition of '{id}' cannot be checked", "give it as DefinitionString"),
            ];
        }

        try
        {
            using var document = JsonDocument.Parse(Filled(definition, text));
            return
            [
                .. StatesOf(document.RootElement).SelectMany(state => Check(file, definition, state.Name, state.Value)),
            ];
        }
        catch (JsonException e)
        {
            return
            [
                new ConventionProblem(
                    file.Path,
                    TextNodeOf(definition).Line + 1 + (int)(e.LineNumber ?? 0),
                    $"the definition of '{id}' is not valid JSON",
                    "fix it"
                ),
            ];
        }
    }

    /// <summary>The text with the values that its Sub brings along; what only AWS knows is <c>x</c>.</summary>
    private static string Filled(TemplateNode definition, string text)
    {
        var own = Intrinsics.FunctionOf(definition) is ("Sub", { Items: [_, var values] }) ? values : null;
        return Placeholder().Replace(text, match => Intrinsics.TextOf(own?[match.Groups["name"].Value]) ?? "x");
    }

    /// <summary>The node whose lines are those of the definition.</summary>
    private static TemplateNode TextNodeOf(TemplateNode definition) =>
        Intrinsics.FunctionOf(definition) is ("Sub", { Items: [var text, ..] }) ? text : definition;

    private static IEnumerable<ConventionProblem> Check(
        ServiceFile file,
        TemplateNode definition,
        string name,
        JsonElement state
    )
    {
        if (!state.TryGetProperty("Type", out var type) || type.GetString() != "Task")
        {
            yield break;
        }

        var line = LineOf(file, definition, name);
        if (!state.TryGetProperty("Retry", out _))
        {
            yield return new ConventionProblem(
                file.Path,
                line,
                $"the task '{name}' has no Retry",
                "declare which errors are retried"
            );
        }

        if (!state.TryGetProperty("Catch", out _))
        {
            yield return new ConventionProblem(
                file.Path,
                line,
                $"the task '{name}' has no Catch",
                "catch States.ALL and say which task failed"
            );
        }

        if (!state.TryGetProperty("TimeoutSeconds", out _) && !state.TryGetProperty("TimeoutSecondsPath", out _))
        {
            yield return new ConventionProblem(
                file.Path,
                line,
                $"the task '{name}' has no timeout",
                "set TimeoutSeconds"
            );
        }
    }

    private static IEnumerable<JsonProperty> StatesOf(JsonElement machine) =>
        machine.TryGetProperty("States", out var states)
            ? states
                .EnumerateObject()
                .SelectMany(static state => BelowOf(state.Value).SelectMany(StatesOf).Prepend(state))
            : [];

    /// <summary>The nested machines of a Parallel or Map state.</summary>
    private static IEnumerable<JsonElement> BelowOf(JsonElement state)
    {
        if (state.TryGetProperty("Branches", out var branches))
        {
            return branches.EnumerateArray();
        }

        return MapMachines.Where(name => state.TryGetProperty(name, out _)).Select(name => state.GetProperty(name));
    }

    private static int LineOf(ServiceFile file, TemplateNode definition, string state)
    {
        var lines = file.Template.Body.Split('\n');
        var found = Array.FindIndex(
            lines,
            definition.Line - 1,
            line => line.Contains($"\"{state}\": {{", StringComparison.Ordinal)
        );
        return found < 0 ? definition.Line : found + 1;
    }

    [GeneratedRegex(@"\$\{(?<name>[^}]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
