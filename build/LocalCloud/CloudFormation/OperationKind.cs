namespace AiChef.LocalCloud.CloudFormation;

/// <summary>The kind of a stack operation.</summary>
internal enum OperationKind
{
    Create,
    Update,
    Delete,

    /// <summary>RollbackStack.</summary>
    Rollback,

    /// <summary>ContinueUpdateRollback.</summary>
    ContinueRollback,
}
