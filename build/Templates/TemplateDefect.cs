namespace AiChef.Templates;

/// <summary>Why a text is not a template.</summary>
public enum TemplateDefect
{
    /// <summary>There is nothing in it.</summary>
    Empty,

    /// <summary>A character that begins no token, as YAML.</summary>
    YamlCharacter,

    /// <summary>Malformed YAML otherwise.</summary>
    Yaml,

    /// <summary>Malformed JSON.</summary>
    Json,

    /// <summary>A second YAML document.</summary>
    SecondDocument,

    /// <summary>An alias, such as <c>*name</c>.</summary>
    Alias,

    /// <summary>A merge key, <c>&lt;&lt;</c>.</summary>
    MergeKey,

    /// <summary>A type of YAML that CloudFormation does not support, such as <c>!!set</c>.</summary>
    Type,

    /// <summary>A key that its map has already.</summary>
    DuplicateKey,

    /// <summary>More levels of maps and lists than are read.</summary>
    Depth,
}
