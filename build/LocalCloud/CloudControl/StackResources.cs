using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation;
using AiChef.LocalCloud.Recorded;
using AiChef.LocalCloud.Resources;

namespace AiChef.LocalCloud.CloudControl;

/// <summary>Resources of a type that runs, as the stacks that made them know them.</summary>
internal sealed class StackResources(Cloud cloud)
{
    public IEnumerable<RecordedResource> Of(Scope scope, ResourceType type)
    {
        var state = cloud.Get<CloudFormationState>();
        return state
            .Stacks(scope)
            .Where(static stack => !stack.IsDeleted)
            .SelectMany(stack => state.Resources(stack.Id))
            .Select(static resource => resource.Current)
            .OfType<PhysicalResource>()
            .Where(physical => physical.Type == type.Name)
            .Select(physical => Resource(type, physical));
    }

    private static RecordedResource Resource(ResourceType type, PhysicalResource physical)
    {
        var properties = (JsonObject)physical.Properties.DeepClone();
        foreach (var path in type.Schema.Registry.ReadOnly.Where(static path => path.IsWhole))
        {
            if (physical.Attributes[path.Name] is { } value)
            {
                properties[path.Name] = value.DeepClone();
            }
        }

        // a name that CloudFormation made up is no property of the template
        if (type.Schema.Registry.Identifier is [{ IsWhole: true } only] && !properties.ContainsKey(only.Name))
        {
            properties[only.Name] = physical.PhysicalId;
        }

        return new(type.Name, ResourceIdentity.Of(type.Schema.Registry, properties) ?? physical.PhysicalId, properties);
    }
}
