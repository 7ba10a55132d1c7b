using AiChef.Targets.Access;
using AiChef.Templates;

namespace AiChef.Tests.Targets.Access;

/// <summary>A statement as the template has it.</summary>
internal sealed record AccessStatement(
    string Effect,
    IReadOnlyList<string> Actions,
    IReadOnlyList<string> Resources,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Equal
)
{
    public bool Allows => Effect == "Allow";

    public static AccessStatement Of(TemplateNode node) =>
        new(
            node["Effect"]!.Scalar!,
            [.. TemplateSource.Each(node["Action"]).Select(action => action.Scalar!)],
            [.. TemplateSource.Each(node["Resource"]).Select(TextOf)],
            (node["Condition"]?["StringEquals"]?.Entries ?? []).ToDictionary(
                entry => entry.Key,
                IReadOnlyList<string> (entry) => [.. TemplateSource.Each(entry.Value).Select(TextOf)],
                StringComparer.Ordinal
            )
        );

    /// <summary>The text of a value; of an If, the text that counts where its condition holds.</summary>
    public static string TextOf(TemplateNode node) => node.Tag == "If" ? TextOf(node.Items[1]) : node.Scalar!;
}
