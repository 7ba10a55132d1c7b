using System.Text.Json;

namespace AiChef.Deployment.Environments;

/// <summary>The tags of an environment's stacks, which CloudFormation passes to their resources.</summary>
/// <remarks>https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html</remarks>
internal static class StackTags
{
    /// <summary>The maximum number of tags of a stack.</summary>
    private const int Most = 50;

    /// <summary>The longest key, in characters.</summary>
    private const int LongestKey = 128;

    /// <summary>The longest value, in characters.</summary>
    private const int LongestValue = 256;

    /// <summary>Keys that begin with it, in any case, are reserved for AWS.</summary>
    private const string Reserved = "aws:";

    /// <summary>What every service accepts besides letters, digits and spaces.</summary>
    private const string Signs = "_.:/=+-@";

    /// <summary>Reads the tags of an environment file; none when it has none.</summary>
    /// <exception cref="DeploymentException">AWS would refuse them.</exception>
    internal static IReadOnlyDictionary<string, string> Read(JsonElement root, string file)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!root.TryGetProperty("tags", out var given))
        {
            return tags;
        }
        if (given.ValueKind != JsonValueKind.Object)
        {
            throw DeploymentException.Configuration($"{file}: 'tags' must be an object of strings");
        }
        foreach (var tag in given.EnumerateObject())
        {
            if (Mistake(tag) is { } mistake)
            {
                throw DeploymentException.Configuration($"{file}: tag '{tag.Name}' {mistake}");
            }
            tags[tag.Name] = tag.Value.GetString()!;
        }
        return tags.Count <= Most
            ? tags
            : throw DeploymentException.Configuration($"{file}: a stack takes at most {Most} tags, not {tags.Count}");
    }

    private static string? Mistake(JsonProperty tag)
    {
        if (tag.Value.ValueKind != JsonValueKind.String)
        {
            return "must be a text";
        }
        var value = tag.Value.GetString()!;
        return tag.Name switch
        {
            "" => "has no key",
            { Length: > LongestKey } => $"has a key of {tag.Name.Length} characters, AWS allows at most {LongestKey}",
            _ when tag.Name.StartsWith(Reserved, StringComparison.OrdinalIgnoreCase) =>
                $"begins with {Reserved}, which is reserved for AWS",
            _ when value.Length > LongestValue =>
                $"has a value of {value.Length} characters, AWS allows at most {LongestValue}",
            _ when !IsAllowed(tag.Name) || !IsAllowed(value) =>
                $"contains a character that AWS does not allow; allowed are letters, digits, spaces and {Signs}",
            _ => null,
        };
    }

    private static bool IsAllowed(string text) =>
        text.All(c => char.IsLetterOrDigit(c) || c == ' ' || Signs.Contains(c, StringComparison.Ordinal));
}
