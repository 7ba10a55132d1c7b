using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.Resources;

namespace AiChef.LocalCloud.CloudFormation.Stacks;

/// <summary>
/// AWS looks at Fn::GetAtt only when an operation starts: an attribute that a type lacks ends the operation before its
/// first resource.
/// </summary>
internal static class AttributeChecks
{
    public static void Run(Template template, Evaluator evaluator, ResourceTypes types)
    {
        foreach (var resource in template.Resources.Values.Where(resource => evaluator.Holds(resource.Condition)))
        {
            foreach (var (name, value) in resource.Properties)
            {
                Check(template, evaluator, types, value, $"/Resources/{resource.LogicalId}/Properties/{name}");
            }
        }

        foreach (var output in template.Outputs.Values.Where(output => evaluator.Holds(output.Condition)))
        {
            Check(template, evaluator, types, output.Body["Value"], $"/Outputs/{output.Name}/Value");
        }
    }

    private static void Check(
        Template template,
        Evaluator evaluator,
        ResourceTypes types,
        System.Text.Json.Nodes.JsonNode? node,
        string path
    )
    {
        foreach (var reference in TemplateReferences.In(node, evaluator.Holds))
        {
            if (
                reference.Attribute is { } attribute and not "*"
                && template.Resources.TryGetValue(reference.Name, out var resource)
                && types.Find(resource.Type) is { } type
                && !type.Schema.Supports(attribute)
            )
            {
                throw CloudFormationErrors.Validation(
                    $"[Error] {path}/Fn::GetAtt: Resource type {resource.Type} does "
                        + $"not support attribute {{{attribute}}}. Rollback requested by user."
                );
            }
        }
    }
}
