using System.Text.Json;
using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>What a resource, as it is now, allows beyond what anybody needs.</summary>
internal static class ResourceAudit
{
    private const string Administrator = ":policy/AdministratorAccess";

    private static readonly string[] PublicAccess =
    [
        "BlockPublicAcls",
        "BlockPublicPolicy",
        "IgnorePublicAcls",
        "RestrictPublicBuckets",
    ];

    /// <summary>The types that it understands.</summary>
    internal static readonly IReadOnlyList<string> Types =
    [
        "AWS::IAM::Role",
        "AWS::IAM::Policy",
        "AWS::IAM::ManagedPolicy",
        "AWS::S3::Bucket",
        "AWS::S3::BucketPolicy",
        "AWS::ApiGateway::Method",
    ];

    /// <summary>What is wrong with a resource.</summary>
    internal static IEnumerable<string> Of(StackResourceDrift resource)
    {
        using var document = JsonDocument.Parse(resource.ActualProperties);
        var properties = document.RootElement.Clone();
        return resource.ResourceType switch
        {
            "AWS::IAM::Role" => OfRole(properties),
            "AWS::IAM::Policy" or "AWS::IAM::ManagedPolicy" => PolicyAudit.TooWide(
                Member(properties, "PolicyDocument")
            ),
            "AWS::S3::Bucket" => OfBucket(properties),
            "AWS::S3::BucketPolicy" => PolicyAudit.Open(Member(properties, "PolicyDocument")),
            _ => [],
        };
    }

    /// <summary>Whether a method of an API takes requests of everybody, without a key.</summary>
    internal static bool IsOpenMethod(StackResourceDrift resource)
    {
        if (resource.ResourceType != "AWS::ApiGateway::Method" || resource.ActualProperties is null)
        {
            return false;
        }
        using var document = JsonDocument.Parse(resource.ActualProperties);
        var method = document.RootElement;
        return Member(method, "HttpMethod") is var verb
            && !(verb.ValueKind == JsonValueKind.String && verb.ValueEquals("OPTIONS"))
            && !IsTrue(method, "ApiKeyRequired")
            && Member(method, "AuthorizationType") is var kind
            && (kind.ValueKind != JsonValueKind.String || kind.ValueEquals("NONE"));
    }

    private static IEnumerable<string> OfRole(JsonElement role)
    {
        var inline = Elements(role, "Policies")
            .SelectMany(static each => PolicyAudit.TooWide(Member(each, "PolicyDocument")));
        var managed = Elements(role, "ManagedPolicyArns")
            .Where(static arn => arn.ValueKind == JsonValueKind.String)
            .Select(static arn => arn.GetString()!)
            .Where(static arn => arn.EndsWith(Administrator, StringComparison.Ordinal))
            .Select(static arn => $"has {arn}");
        return [.. inline, .. managed, .. PolicyAudit.Open(Member(role, "AssumeRolePolicyDocument"))];
    }

    private static IEnumerable<string> OfBucket(JsonElement bucket)
    {
        var block = Member(bucket, "PublicAccessBlockConfiguration");
        var open = PublicAccess.Where(name => !IsTrue(block, name)).ToList();
        return open.Count == 0 ? [] : [$"does not block public access: {string.Join(", ", open)}"];
    }

    private static bool IsTrue(JsonElement parent, string name) =>
        Member(parent, name) is var value
        && (
            value.ValueKind == JsonValueKind.True
            || (value.ValueKind == JsonValueKind.String && value.ValueEquals("true"))
        );

    private static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : default;

    private static JsonElement.ArrayEnumerator Elements(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;
}
