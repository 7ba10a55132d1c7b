using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.Templates;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>Reads what deployments are going to compare, before they begin.</summary>
public static class StackLookAhead
{
    /// <summary>
    /// Begins to read the templates of stacks that <see cref="CloudFormationCalls.ReadAhead"/> reads: of those that
    /// may be as declared.
    /// </summary>
    /// <param name="stacks">What they should be.</param>
    /// <param name="calls">The run's calls.</param>
    /// <param name="options">The options of their deployments.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    public static void Compare(
        IEnumerable<StackDeclaration> stacks,
        CloudFormationCalls calls,
        StackDeployerOptions options,
        CancellationToken cancellationToken
    )
    {
        foreach (var stack in options.Force ? [] : stacks)
        {
            var parameters = stack.EffectiveParameters();
            calls.ReadTemplateAhead(
                stack.Name,
                found =>
                    StackStatusTable.ActionFor(found.StackStatus.Value) == StackAction.Update
                    && StackComparison.MayBeUnchanged(stack, parameters, found),
                cancellationToken
            );
        }
    }
}
