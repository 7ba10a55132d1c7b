using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Stacks;
using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

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
