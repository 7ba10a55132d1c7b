using Nuke.Common.Utilities;

namespace Nuke.Common;

[AttributeUsage(AttributeTargets.Interface)]
public class ParameterPrefixAttribute(string prefix) : Attribute
{
    public string Prefix { get; } = prefix.TrimEnd("Prefix");
}
