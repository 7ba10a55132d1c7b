namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>Finds resources that wait for each other.</summary>
internal static class TemplateCycles
{
    public static void Check(Template template)
    {
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
                throw CloudFormationErrors.Validation(
                    $"Circular dependency between resources: [{string.Join(", ", waiting.Keys)}]"
                );
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
}
