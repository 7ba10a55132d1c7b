using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.ChangeSets;

/// <summary>Whether an update changes the outputs of a stack; a change set does not list these.</summary>
internal static class OutputChanges
{
    public static bool AreIn(IReadOnlyList<StackOutput> before, Evaluator evaluator)
    {
        try
        {
            var after = evaluator
                .Template.Outputs.Values.Where(output => evaluator.Holds(output.Condition))
                .Select(output =>
                    (
                        output.Name,
                        Value: evaluator.Text(output.Body["Value"]),
                        Description: output.Body.Text("Description"),
                        Export: evaluator.Text(output.ExportName) is { Length: > 0 } name ? name : null
                    )
                )
                .ToArray();
            return after.Length != before.Count
                || after.Any(output =>
                    before.FirstOrDefault(old => old.Key == output.Name) is not { } old
                    || old.Value != output.Value
                    || old.Description != output.Description
                    || old.ExportName != output.Export
                );
        }
        catch (AwsException)
        {
            return true;
        }
    }
}
