using AiChef.Templates;

namespace AiChef.Deployment.CloudFormation.Templates;

/// <summary>The names that a template gives to resources, which no two resources of an account may share.</summary>
internal static class ResourceNames
{
    private const int ArnParts = 6;

    /// <summary>A resource with one of these belongs to another, within which alone its name is unique.</summary>
    private static readonly HashSet<string> Parents = new(StringComparer.Ordinal)
    {
        "ApiId",
        "Bucket",
        "Cluster",
        "EventBusName",
        "FunctionName",
        "LogGroupName",
        "RestApiId",
        "StateMachineArn",
        "UserPoolId",
    };

    /// <summary>The property that names the resource, such as TableName; null if the template names none.</summary>
    /// <param name="resource">The resource in the template.</param>
    /// <param name="type">Its type.</param>
    internal static string? PropertyOf(TemplateNode resource, string type)
    {
        var kind = type[(type.LastIndexOf(':') + 1)..];
        string[] own = [$"{kind}Name", $"{kind}Identifier", "Name"];
        var properties = (resource["Properties"]?.Entries ?? []).Select(static property => property.Key).ToList();
        return properties.Any(property => Parents.Contains(property) && !own.Contains(property))
            ? null
            : own.FirstOrDefault(properties.Contains);
    }

    /// <summary>The resource's name, or null if it has none or only AWS knows it.</summary>
    internal static string? Of(TemplateNode resource, string type, KnownValues known) =>
        PropertyOf(resource, type) is { } property ? known.TextOf(resource["Properties"]![property]!) : null;

    /// <summary>Whether a physical id, which may be an ARN, is that of a resource with the name.</summary>
    internal static bool Names(string? physicalId, string name)
    {
        if (physicalId is null || physicalId == name)
        {
            return physicalId == name;
        }
        var parts = physicalId.Split(':', ArnParts);
        return parts.Length == ArnParts
            && parts[0] == "arn"
            && (parts[^1] == name || (parts[^1].Split(':', '/') is [_, var last] && last == name));
    }
}
