using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.ChangeSets;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Templates;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>
/// Stops a change or deletion of an export that other stacks import. AWS refuses it too, but only after minutes of
/// work, and then rolls everything back.
/// </summary>
/// <param name="calls">The calls.</param>
/// <param name="progress">Where it reports what it could not check.</param>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html</remarks>
internal sealed class ExportGuard(CloudFormationCalls calls, IProgress<StackProgress> progress)
{
    /// <summary>Refuses a change set that touches an imported export.</summary>
    /// <param name="declared">The declared stack.</param>
    /// <param name="parameters">The value of each of its parameters.</param>
    /// <param name="found">The stack as it is.</param>
    /// <param name="changes">What the change set does.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="DeploymentException">
    /// Another stack imports an export that would be changed or deleted.
    /// </exception>
    internal async Task CheckAsync(
        StackDeclaration declared,
        IReadOnlyDictionary<string, string> parameters,
        Stack found,
        IReadOnlyList<PlannedChange> changes,
        CancellationToken cancellationToken
    )
    {
        var exports = ExportsOf(found);
        if (exports.Count == 0)
        {
            return;
        }
        var known = new KnownValues(parameters, declared.Name);
        var outputs = declared.Template.Root["Outputs"];
        var names = (outputs?.Entries ?? [])
            .Select(output => output.Value["Export"]?["Name"])
            .OfType<TemplateNode>()
            .Select(known.TextOf)
            .ToList();
        var replaced = changes
            .Where(change => change.Replacement == "True" || change.Action == "Remove")
            .Select(change => change.LogicalId)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var export in exports)
        {
            // An export whose name only AWS knows could be this one.
            var goes = !names.Contains(export.ExportName) && !names.Contains(null);
            if (goes || Changes(outputs?[export.OutputKey]?["Value"], export.OutputValue, known, replaced))
            {
                await RefuseIfImportedAsync(
                    found.StackName,
                    export.ExportName,
                    goes ? "would be deleted" : "would change",
                    cancellationToken
                );
            }
        }
    }

    /// <summary>Refuses to delete a stack whose exports are imported.</summary>
    /// <exception cref="DeploymentException">Another stack imports one of them.</exception>
    internal async Task CheckDeletionAsync(Stack stack, CancellationToken cancellationToken)
    {
        foreach (var export in ExportsOf(stack))
        {
            await RefuseIfImportedAsync(stack.StackName, export.ExportName, "would be deleted", cancellationToken);
        }
    }

    private static List<Output> ExportsOf(Stack stack) =>
        (stack.Outputs ?? []).FindAll(output => !string.IsNullOrEmpty(output.ExportName));

    /// <summary>True if the value is known to change; a value that only AWS knows counts as unchanged.</summary>
    private static bool Changes(TemplateNode? value, string current, KnownValues known, HashSet<string> replaced) =>
        value is not null
        && (known.TextOf(value) is { } text ? text != current : Intrinsics.ResourcesIn(value).Any(replaced.Contains));

    private async Task RefuseIfImportedAsync(
        string stack,
        string export,
        string fate,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<string> importers;
        try
        {
            importers = await calls.ImportersAsync(export, cancellationToken);
        }
        catch (AmazonServiceException e) when (AwsErrors.IsAccessDenied(e))
        {
            var note = $"cannot check who imports '{export}', which {fate}: cloudformation:ListImports is denied";
            progress.Report(new StackNote(stack, note));
            return;
        }
        if (importers.Count > 0)
        {
            throw new DeploymentException(
                FailureKind.Refused,
                $"{stack}: refused, for {string.Join(", ", importers)} import{(importers.Count == 1 ? "s" : "")} "
                    + $"'{export}', which {fate}; nothing was executed"
            )
            {
                Next = $"deploy {string.Join(", ", importers)} without that import first",
            };
        }
    }
}
