namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>What a deployment does with a stack, given the status it finds.</summary>
public enum StackAction
{
    /// <summary>Create it by a change set of type CREATE.</summary>
    Create,

    /// <summary>Update it by a change set of type UPDATE.</summary>
    Update,

    /// <summary>Wait for the running operation, then read and decide again.</summary>
    Wait,

    /// <summary>Delete the remains of a failed creation, then create.</summary>
    DeleteThenCreate,

    /// <summary>
    /// As <see cref="DeleteThenCreate"/>, but only if the caller allowed it with <c>--recover-by-delete</c>.
    /// </summary>
    DeleteThenCreateIfAllowed,

    /// <summary>ContinueUpdateRollback once, then update.</summary>
    ContinueRollbackThenUpdate,

    /// <summary>RollbackStack, then update.</summary>
    RollbackThenUpdate,

    /// <summary>Stop and print the next command: no call is possible or safe.</summary>
    Stop,
}
