using System.Text.RegularExpressions;

/// <summary>How types and values of a model are called in C#.</summary>
static class Names
{
    public static bool Paged(Op op) =>
        op.Page is { In: [var token] } && op.In.Any(m => m.Prop == token && m.Type == "string");

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    public static string Obs(bool obsolete) => obsolete ? "[Obsolete(\"Deprecated by the service.\")] " : "";

    public static bool IsCollection(string type) => type[0] is '[' or '{';

    public static string Inner(string type) => type[1..type.LastIndexOfAny([']', '}'])];

    public static string CsType(string type) =>
        type switch
        {
            ['[', ..] => $"List<{CsElement(Inner(type))}>",
            ['{', ..] => $"Dictionary<string, {CsElement(Inner(type))}>",
            "bool" or "int" or "long" or "float" or "double" => type + "?",
            "time" or "timems" => "DateTime?",
            _ => CsElement(type),
        };

    public static string CsElement(string type) =>
        type switch
        {
            ['[', ..] or ['{', ..] => CsType(type),
            "time" => "DateTime",
            "blob" => "MemoryStream",
            "document" => "Amazon.Runtime.Documents.Document",
            _ => type,
        };

    /// <summary>nodejs20.x is Nodejs20X, x86_64 is X86_64, CREATE_COMPLETE stays.</summary>
    public static string ConstantName(string value)
    {
        var name = string.Concat(
            Regex
                .Split(value, "[^A-Za-z0-9_]+")
                .Where(p => p.Length > 0)
                .Select(p => char.ToUpperInvariant(p[0]) + p[1..])
        );
        return char.IsDigit(name[0]) ? "_" + name : name;
    }
}
