using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Templates;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>What a stack operation is about.</summary>
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
