namespace AiChef.LocalCloud.CloudFormation.ChangeSets;

/// <summary>What an update will do to a resource.</summary>
internal enum PlannedAction
{
    None,
    Add,
    Modify,
    Replace,
    Remove,
}
