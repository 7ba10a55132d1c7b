namespace AiChef.Templates;

/// <summary>
/// An entry of a map in a template. A class: the runtime compiles lists of value types anew in every run.
/// </summary>
/// <param name="Key">Its key.</param>
/// <param name="Value">Its value, at the place of the key.</param>
public sealed record TemplateEntry(string Key, TemplateNode Value);
