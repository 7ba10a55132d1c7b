using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.Resources;

namespace AiChef.LocalCloud.CloudFormation.ChangeSets;

/// <summary>
/// What changes of a resource apart from its properties, each of which is a scope of its own.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceTargetDefinition.html
/// </summary>
internal sealed class AttributeChanges(
    Evaluator after,
    ParameterizedTemplate? before,
    IReadOnlyList<KeyValuePair<string, string>> tags
)
{
    public IEnumerable<string> Of(ResourceDeclaration resource, ResourceSchema schema, PhysicalResource current)
    {
        if (schema.TagProperty is not null && !tags.SequenceEqual(current.StackTags))
        {
            yield return "Tags";
        }

        if (
            before is not null
            && before.Template.Resources.TryGetValue(resource.LogicalId, out var old)
            && !JsonNode.DeepEquals(old.Body["Metadata"], resource.Body["Metadata"])
        )
        {
            yield return "Metadata";
        }

        if (after.Text(resource.DeletionPolicy) != current.DeletionPolicy)
        {
            yield return nameof(resource.DeletionPolicy);
        }

        if (after.Text(resource.UpdateReplacePolicy) != current.UpdateReplacePolicy)
        {
            yield return nameof(resource.UpdateReplacePolicy);
        }
    }
}
