namespace AiChef.LocalCloud.CloudFormation;

/// <summary>The phase of an operation; stored, so that the next host can continue.</summary>
internal enum OperationPhase
{
    Provision,
    Cleanup,
    Rollback,
    RollbackCleanup,
    Delete,
}
