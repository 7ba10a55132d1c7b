using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Templates;

namespace AiChef.LocalCloud.CloudFormation.ChangeSets;

/// <summary>What becomes of the old resource when a new one takes its place; None when none does.</summary>
internal enum ReplacementPolicy
{
    None,
    Delete,
    Retain,
    Snapshot,
}
