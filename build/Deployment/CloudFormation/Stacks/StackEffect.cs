namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>The kinds of success.</summary>
public enum StackEffect
{
    /// <summary>AWS already had it; nothing was executed.</summary>
    Unchanged,

    /// <summary>A change set was executed and completed.</summary>
    Deployed,

    /// <summary>A dry run: the changes were computed, nothing was executed.</summary>
    Planned,
}
