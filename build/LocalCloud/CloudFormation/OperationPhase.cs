using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Templates;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>How far an operation has come; persisted, so that the next host goes on from there.</summary>
internal enum OperationPhase
{
    Provision,
    Cleanup,
    Rollback,
    RollbackCleanup,
    Delete,
}
