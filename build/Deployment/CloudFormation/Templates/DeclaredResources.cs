namespace AiChef.Deployment.CloudFormation.Templates;

/// <summary>The resources that a stack of a template consists of, as far as that is known without AWS.</summary>
internal static class DeclaredResources
{
    /// <summary>
    /// Those whose condition is not known to be false; null if AWS writes part of the template itself.
    /// </summary>
    /// <param name="template">The template.</param>
    /// <param name="parameters">The value of each parameter.</param>
    internal static IReadOnlyList<TemplateResource>? Of(
        StackTemplate template,
        IReadOnlyDictionary<string, string> parameters
    )
    {
        if (template.IsExpandedByAws)
        {
            return null;
        }

        var known = new KnownTexts(template.Root, parameters);
        return
        [
            .. template.Resources.Values.Where(resource =>
                template.Root["Resources"]![resource.LogicalId]!["Condition"]?.Scalar is not { } condition
                || known.IsTrue(condition) != false
            ),
        ];
    }
}
