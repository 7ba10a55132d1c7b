namespace AiChef.LocalCloud.CloudFormation.Stacks;

/// <summary>The handlers of a resource type.</summary>
internal enum HandlerKind
{
    Create,
    Read,
    Update,
    Delete,
}
