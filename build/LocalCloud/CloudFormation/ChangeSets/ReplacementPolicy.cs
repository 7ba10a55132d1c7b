namespace AiChef.LocalCloud.CloudFormation.ChangeSets;

/// <summary>What happens to the old resource when it is replaced; None if it is not.</summary>
internal enum ReplacementPolicy
{
    None,
    Delete,
    Retain,
    Snapshot,
}
