namespace AiChef.Templates;

/// <summary>An entry of a map as it is read: its key and its value, each at its own place.</summary>
internal sealed record KeyedNode(TemplateNode Key, TemplateNode Value);
