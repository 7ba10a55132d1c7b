using AiChef.LocalCloud.CloudFormation.Resources;
using AiChef.LocalCloud.Ssm;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>The resource types that stacks may use, by name; each is made when first needed.</summary>
internal static class ResourceTypes
{
    private static readonly Dictionary<string, Lazy<ResourceType>> Known = new(StringComparer.Ordinal)
    {
        ["AWS::SSM::Parameter"] = new(static () => new SsmParameterResource()),
    };

    public static IEnumerable<string> Names => Known.Keys;

    public static ResourceType? Find(string name) => Known.TryGetValue(name, out var type) ? type.Value : null;
}
