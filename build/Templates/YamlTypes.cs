using YamlDotNet.Core;

namespace AiChef.Templates;

/// <summary>The types of YAML 1.1 that a tag may name.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html</remarks>
internal static class YamlTypes
{
    private const string Prefix = "tag:yaml.org,2002:";

    private static readonly HashSet<string> Unsupported = new(StringComparer.Ordinal)
    {
        "binary",
        "omap",
        "pairs",
        "set",
        "timestamp",
        "merge",
    };

    /// <summary>True for a tag that makes a scalar something else than text.</summary>
    internal static bool IsScalarType(TagName tag) =>
        tag.Value is Prefix + "bool" or Prefix + "int" or Prefix + "float" or Prefix + "null";

    internal static bool IsSupported(TagName tag) =>
        tag.Value.StartsWith(Prefix, StringComparison.Ordinal) && !Unsupported.Contains(tag.Value[Prefix.Length..]);
}
