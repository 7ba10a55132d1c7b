using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Calls;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>Who imports what from which stack.</summary>
/// <param name="calls">The calls.</param>
/// <param name="progress">Where it reports what it could not check.</param>
internal sealed class StackImports(CloudFormationCalls calls, IProgress<StackProgress> progress)
{
    /// <summary>The imported exports of stacks and of the stacks inside them.</summary>
    /// <param name="stacks">The stacks, each with the ARNs of those inside it.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    internal async Task<IReadOnlyList<StackUse>> OfAsync(
        IReadOnlyDictionary<Stack, IReadOnlyList<string>> stacks,
        CancellationToken cancellationToken
    )
    {
        var exports = await ExportsAsync(stacks, cancellationToken);
        var uses = await Task.WhenAll(
            exports.Select(async export => new StackUse(
                export.Stack,
                StackUseKind.Import,
                export.Name,
                await ImportersAsync(export.Stack, export.Name, cancellationToken)
            ))
        );
        return [.. uses.Where(use => use.Users.Count > 0)];
    }

    /// <summary>
    /// Exports by the name of the stack. Only the list of all exports knows those of nested stacks; where it is denied,
    /// the outputs of the stacks must do.
    /// </summary>
    private async Task<IReadOnlyList<(string Stack, string Name)>> ExportsAsync(
        IReadOnlyDictionary<Stack, IReadOnlyList<string>> stacks,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var all = await calls.ExportsAsync(cancellationToken);
            return
            [
                .. from export in all
                from stack in stacks
                where export.ExportingStackId == stack.Key.StackId || stack.Value.Contains(export.ExportingStackId)
                select (stack.Key.StackName, export.Name),
            ];
        }
        catch (AmazonServiceException e) when (AwsErrors.IsAccessDenied(e))
        {
            return
            [
                .. from stack in stacks.Keys
                from output in stack.Outputs ?? []
                where !string.IsNullOrEmpty(output.ExportName)
                select (stack.StackName, output.ExportName),
            ];
        }
    }

    private async Task<IReadOnlyList<string>> ImportersAsync(
        string stack,
        string export,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await calls.ImportersAsync(export, cancellationToken);
        }
        catch (AmazonServiceException e) when (AwsErrors.IsAccessDenied(e))
        {
            progress.Report(
                new StackNote(stack, $"cannot check who imports '{export}': cloudformation:ListImports is denied")
            );
            return [];
        }
    }
}
