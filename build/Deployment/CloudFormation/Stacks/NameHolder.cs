using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.Failures;
using AiChef.Deployment.CloudFormation.Templates;
using Amazon.Runtime;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>Looks who has a name that AWS says is taken.</summary>
/// <param name="calls">The calls.</param>
internal sealed class NameHolder(CloudFormationCalls calls)
{
    /// <summary>A hint in one line; null if the failure is another one, or nobody is known to have the name.</summary>
    /// <param name="stack">The declared stack.</param>
    /// <param name="stackId">The stack's ARN.</param>
    /// <param name="parameters">The value of each parameter.</param>
    /// <param name="cause">The root cause of the failure.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    internal async Task<string?> HintAsync(
        StackDeclaration stack,
        string stackId,
        IReadOnlyDictionary<string, string> parameters,
        FailureCause? cause,
        CancellationToken cancellationToken
    )
    {
        if (
            cause is not { LogicalId: { } logicalId, Type: { } type }
            || !FailureHint.IsTakenName(cause.Reason)
            || stack.Template.Root["Resources"]?[logicalId] is not { } resource
            || ResourceNames.Of(resource, type, new KnownValues(parameters, stack.Name)) is not { } name
        )
        {
            return null;
        }
        try
        {
            var own = (await calls.ResourcesAsync(stackId, cancellationToken)).FirstOrDefault(other =>
                other.ResourceType == type
                && other.LogicalResourceId != logicalId
                && ResourceNames.Names(other.PhysicalResourceId, name)
            );
            if (own is not null)
            {
                return $"this stack itself has {name}, as {own.LogicalResourceId}: "
                    + $"rename {logicalId} to {own.LogicalResourceId} in the template, or give it another name";
            }
            return await calls.OwnerAsync(name, type, cancellationToken) is { } owner && owner.StackName != stack.Name
                ? $"{name} belongs to the stack {owner.StackName}, as {owner.LogicalResourceId}: "
                    + "choose another name, or remove it from that stack first"
                : null;
        }
        catch (Exception e) when (e is AmazonServiceException or DeploymentException or OperationCanceledException)
        {
            // The failure itself is told in any case; what could not be looked up must not take its place.
            return null;
        }
    }
}
