using AiChef.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>The definition of a state machine in a template, as far as it is known without AWS.</summary>
internal sealed class WorkflowDefinition
{
    private readonly Func<TemplateNode, int> _lineOf;
    private readonly Func<TemplateNode, bool> _isUnknown;

    private WorkflowDefinition(
        TemplateNode root,
        string text,
        Func<TemplateNode, int> lineOf,
        Func<TemplateNode, bool> isUnknown
    )
    {
        Root = root;
        Text = text;
        _lineOf = lineOf;
        _isUnknown = isUnknown;
    }

    /// <summary>The definition as a tree.</summary>
    internal TemplateNode Root { get; }

    /// <summary>The definition in JSON, with a mark in place of each value that only AWS knows.</summary>
    internal string Text { get; }

    /// <summary>Reads the definition of a state machine.</summary>
    /// <param name="machine">The resource.</param>
    /// <returns>Null if the template does not contain it.</returns>
    /// <exception cref="TemplateSyntaxException">
    /// The text is no JSON; the line is the one in the template.
    /// </exception>
    internal static WorkflowDefinition? Of(TemplateNode machine)
    {
        var properties = machine["Properties"];
        if (properties?["DefinitionString"] is { } definition)
        {
            return DefinitionText.Of(definition, properties["DefinitionSubstitutions"]) is { } text
                ? OfText(text)
                : null;
        }

        if (properties?["Definition"] is not { IsMap: true, Tag: null } tree)
        {
            return null;
        }
        var hasSubstitutions = properties["DefinitionSubstitutions"] is not null;
        return new WorkflowDefinition(
            tree,
            DefinitionTree.TextOf(tree, hasSubstitutions),
            static node => node.Line,
            node => DefinitionTree.IsUnknown(node, hasSubstitutions)
        );
    }

    /// <summary>The line of a node in the template, from 1.</summary>
    internal int LineOf(TemplateNode node) => _lineOf(node);

    /// <summary>True if only AWS knows the value of a node.</summary>
    internal bool IsUnknown(TemplateNode node) => _isUnknown(node);

    /// <summary>
    /// The node at a place that the validator names, such as <c>/States/Cook/Catch[0]/Next</c>, or the nearest one
    /// above it.
    /// </summary>
    internal TemplateNode At(string? place)
    {
        var (node, rest) = (Root, place ?? "");
        while (Below(node, rest) is var (next, remaining))
        {
            (node, rest) = (next, remaining);
        }

        return node;
    }

    private static WorkflowDefinition OfText(DefinitionText text)
    {
        if (!text.Json.AsSpan().TrimStart().StartsWith("{"))
        {
            throw new TemplateSyntaxException(TemplateDefect.Json, text.LineOf(1), 1, "a definition is a JSON object");
        }

        try
        {
            return new WorkflowDefinition(
                TemplateReader.Read(text.Json),
                text.Json,
                node => text.LineOf(node.Line),
                UnknownValue.IsMarked
            );
        }
        catch (TemplateSyntaxException e)
        {
            throw new TemplateSyntaxException(e.Defect, text.LineOf(e.Line), e.Column, e.Message, e);
        }
    }

    /// <summary>The next node on the way to a place, and what is left of the way.</summary>
    private static (TemplateNode Node, string Remaining)? Below(TemplateNode node, string place)
    {
        if (place is ['[', ..] && place.IndexOf(']', StringComparison.Ordinal) is var end and > 0)
        {
            var index = int.Parse(place.AsSpan(1, end - 1), System.Globalization.CultureInfo.InvariantCulture);
            return index < node.Items.Count ? (node.Items[index], place[(end + 1)..]) : null;
        }

        // names of states may contain slashes and brackets: the longest that fits is meant
        var entry = node
            .Entries.Where(e => Begins(place, e.Key))
            .OrderByDescending(static e => e.Key.Length)
            .FirstOrDefault();
        return entry is null ? null : (entry.Value, place[(entry.Key.Length + 1)..]);
    }

    private static bool Begins(string place, string key) =>
        place is ['/', ..]
        && place.AsSpan(1).StartsWith(key, StringComparison.Ordinal)
        && (place.Length == key.Length + 1 || place[key.Length + 1] is '/' or '[');
}
