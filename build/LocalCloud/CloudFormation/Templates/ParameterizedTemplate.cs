using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>
/// A template's text with its parameters' values: transforms applied, checked, ready to be evaluated.
/// </summary>
internal sealed record ParameterizedTemplate(Template Template, IReadOnlyList<ParameterValue> Parameters)
{
    /// <summary>Reads a template with the parameters of a request.</summary>
    /// <param name="cloud">The host.</param>
    /// <param name="scope">Account and region.</param>
    /// <param name="body">The template's text.</param>
    /// <param name="given">The request's Parameters.</param>
    /// <param name="previous">The stack's present values; null when there are none.</param>
    public static ParameterizedTemplate Load(
        Cloud cloud,
        Scope scope,
        string body,
        IReadOnlyList<JsonObject> given,
        IReadOnlyList<ParameterValue>? previous
    )
    {
        var root = Modules.Expand(cloud, scope, TemplateText.Parse(body)).Root;
        TemplateChecks.CheckTransforms(root);
        var types = cloud.Offered<ResourceTypes>().In(scope);
        if (Transforms.AreUsed(root))
        {
            var bare = new Template(root);
            var values = ParameterValues.Resolve(cloud, scope, bare, given, previous);
            var isExtended = bare.Transforms.Contains(LanguageExtensions.Name);
            return new(TemplateChecks.Read(Transforms.Apply(cloud, scope, bare, values), types, isExtended), values);
        }

        var template = TemplateChecks.Read(root, types);
        return new(template, ParameterValues.Resolve(cloud, scope, template, given, previous));
    }

    /// <summary>Reads the template of a stack or change set, whose parameters are settled.</summary>
    public static ParameterizedTemplate Load(Cloud cloud, Scope scope, StackDefinition definition)
    {
        var root = Expanded(cloud, scope, definition).Root;
        return new(
            new Template(
                Transforms.AreUsed(root)
                    ? Transforms.Apply(cloud, scope, new Template(root), definition.Parameters)
                    : root
            ),
            definition.Parameters
        );
    }

    /// <summary>The template after modules and transforms, for GetTemplate; null when it has neither.</summary>
    public static JsonObject? Processed(Cloud cloud, Scope scope, StackDefinition definition)
    {
        var root = Expanded(cloud, scope, definition).Root;
        return Transforms.AreUsed(root) ? Transforms.Apply(cloud, scope, new Template(root), definition.Parameters)
            : definition.Modules.Count > 0 ? root
            : null;
    }

    /// <summary>The template of a stack with the versions of modules that it was made with.</summary>
    public static Modules.Expanded Expanded(Cloud cloud, Scope scope, StackDefinition definition) =>
        Modules.Expand(
            cloud,
            scope,
            TemplateText.Parse(definition.TemplateBody),
            definition.Modules.ToDictionary(StringComparer.Ordinal)
        );

    public Evaluator Evaluator(PseudoParameters pseudo, IResourceValues resources) =>
        new(Template, pseudo, ParameterValues.References(Template, Parameters), resources);

    /// <summary>The resources whose condition holds, in the template's order.</summary>
    public static IReadOnlyList<ResourceDeclaration> Wanted(Evaluator evaluator) =>
        [.. evaluator.Template.Resources.Values.Where(resource => evaluator.Holds(resource.Condition))];
}
