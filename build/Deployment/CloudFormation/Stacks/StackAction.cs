namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>What a deployment does with a stack, given the status it finds.</summary>
public enum StackAction
{
    /// <summary>Create it by a change set of type CREATE.</summary>
    Create,

    /// <summary>Update it by a change set of type UPDATE.</summary>
    Update,

    /// <summary>Wait for the operation that runs, then read and decide again.</summary>
    Wait,

    /// <summary>Delete what a failed creation left, then create.</summary>
    DeleteThenCreate,

    /// <summary>
    /// As <see cref="DeleteThenCreate"/>, but only when the caller opted in by <c>--recover-by-delete</c>.
    /// </summary>
    DeleteThenCreateIfAllowed,

    /// <summary>ContinueUpdateRollback once, then update.</summary>
    ContinueRollbackThenUpdate,

    /// <summary>RollbackStack, then update.</summary>
    RollbackThenUpdate,

    /// <summary>Stop and name the next command: no call of ours is legal or safe.</summary>
    Stop,
}
