using FsCheck;
using FsCheck.Fluent;

namespace AiChef.Tests;

/// <summary>Makes texts of letters, of what YAML gives a meaning, and of other scripts.</summary>
internal static class YamlTexts
{
    private const string Signs = "aB0-:#'\"\\{}[]&*!|>%@`, ?ä한🍲/.=~$()";

    private static readonly string[] Words =
    [
        "true",
        "No",
        "null",
        "~",
        "1.10",
        "12:30",
        "0x1f",
        "2026-05-01",
        "!Ref x",
        "*x",
        "&x",
        "a: b",
        "- a",
        "?",
        ":",
        "",
    ];

    internal static Gen<string> Any() =>
        Gen.OneOf(
            Gen.Elements(Words),
            Gen.ArrayOf(Gen.Elements(Signs.EnumerateRunes().ToArray()))
                .Resize(12)
                .Select(runes => string.Concat(runes.Select(rune => rune.ToString())))
        );
}
