using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation.Calls;

public sealed partial class CloudFormationCalls
{
    /// <summary>So many stacks are described by name; one listing of all stacks answers for more.</summary>
    private const int FewStacks = 2;

    private readonly StacksAhead _ahead = new(time);

    /// <summary>
    /// Begins to read stacks that are about to be deployed. Their deployments take the answers, also a failure, if they
    /// begin within a second; a later one reads its stack again.
    /// </summary>
    /// <param name="names">The names of the stacks.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    public void ReadAhead(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        using var together = names.Count > FewStacks ? Join(names.Count) : null;
        foreach (var name in names)
        {
            _ahead.Begin(
                name,
                () =>
                    together is null
                        ? FindStackAsync(name, cancellationToken)
                        : FindRecentStackAsync(name, cancellationToken)
            );
        }
    }

    /// <summary>Begins to read the template of a stack that is read ahead, if it is wanted.</summary>
    /// <param name="name">The stack's name.</param>
    /// <param name="isWanted">Whether the template of the stack, as it is, is needed.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    internal void ReadTemplateAhead(string name, Func<Stack, bool> isWanted, CancellationToken cancellationToken) =>
        _ahead.BeginTemplate(name, isWanted, found => TemplateAsync(found.StackId, cancellationToken));

    /// <summary>The stack as it was at most one second ago, for the first look of its deployment.</summary>
    internal Task<Stack?> FirstLookAsync(string name, CancellationToken cancellationToken) =>
        _ahead.TryTake(name, out var read)
            ? read.WaitAsync(cancellationToken)
            : FindRecentStackAsync(name, cancellationToken);

    /// <summary>The template of a stack in the state that was read, as it was submitted.</summary>
    internal async Task<string> TemplateOfAsync(Stack stack, CancellationToken cancellationToken) =>
        await _ahead.TakeTemplateAsync(stack, cancellationToken)
        ?? await TemplateAsync(stack.StackId, cancellationToken);
}
