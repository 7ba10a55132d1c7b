using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>Finds resources that wait for each other.</summary>
internal static class TemplateCycles
{
    public static void Check(Template template)
    {
        if (template.Resources.Values.FirstOrDefault(WaitsForItself) is { } alone)
        {
            throw Circular([alone.LogicalId]);
        }

        var waiting = template.Resources.Values.ToDictionary(
            static resource => resource.LogicalId,
            resource =>
                TemplateReferences.Dependencies(template, resource, static _ => true).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal
        );
        while (waiting.Count > 0)
        {
            var free = waiting
                .Where(static entry => entry.Value.Count == 0)
                .Select(static entry => entry.Key)
                .ToArray();
            if (free.Length == 0)
            {
                throw Circular(waiting.Keys);
            }

            foreach (var name in free)
            {
                waiting.Remove(name);
            }

            foreach (var others in waiting.Values)
            {
                others.ExceptWith(free);
            }
        }
    }

    private static bool WaitsForItself(ResourceDeclaration resource) =>
        TemplateReferences
            .In(resource.Properties)
            .Select(static reference => reference.Name)
            .Concat(resource.DependsOn)
            .Contains(resource.LogicalId);

    private static AwsException Circular(IEnumerable<string> names) =>
        CloudFormationErrors.Validation($"Circular dependency between resources: [{string.Join(", ", names)}]");
}
