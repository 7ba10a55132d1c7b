using System.Text.Json.Nodes;
using System.Xml.Linq;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>What browsers see of a bucket: the documents of its CORS and website properties.</summary>
internal static class BucketWebDocuments
{
    public static XElement Cors(JsonObject cors) =>
        new(
            S3Api.Namespace + "CORSConfiguration",
            cors.Objects("CorsRules")
                .Select(static rule => new XElement(
                    S3Api.Namespace + "CORSRule",
                    Leaf("ID", rule.Text("Id")),
                    Leaves("AllowedHeader", rule.Texts("AllowedHeaders")),
                    Leaves("AllowedMethod", rule.Texts("AllowedMethods")),
                    Leaves("AllowedOrigin", rule.Texts("AllowedOrigins")),
                    Leaves("ExposeHeader", rule.Texts("ExposedHeaders")),
                    Leaf("MaxAgeSeconds", rule.Text("MaxAge"))
                ))
        );

    public static XElement Website(JsonObject website) =>
        new(
            S3Api.Namespace + "WebsiteConfiguration",
            website.Text("IndexDocument") is { } index
                ? new XElement(S3Api.Namespace + "IndexDocument", Leaf("Suffix", index))
                : null,
            website.Text("ErrorDocument") is { } error
                ? new XElement(S3Api.Namespace + "ErrorDocument", Leaf("Key", error))
                : null,
            website.Object("RedirectAllRequestsTo") is { } all ? Group("RedirectAllRequestsTo", all) : null,
            website.Objects("RoutingRules") is { Count: > 0 } rules
                ? new XElement(S3Api.Namespace + "RoutingRules", rules.Select(Routing))
                : null
        );

    private static XElement Routing(JsonObject rule) =>
        new(
            S3Api.Namespace + "RoutingRule",
            rule.Object("RoutingRuleCondition") is { } condition ? Group("Condition", condition) : null,
            rule.Object("RedirectRule") is { } redirect ? Group("Redirect", redirect) : null
        );

    private static XElement Group(string name, JsonObject members) =>
        new(S3Api.Namespace + name, members.Select(static member => Leaf(member.Key, member.Value.Text())));

    private static XElement? Leaf(string name, string? value) =>
        value is null ? null : new(S3Api.Namespace + name, value);

    private static IEnumerable<XElement> Leaves(string name, IReadOnlyList<string> values) =>
        values.Select(value => new XElement(S3Api.Namespace + name, value));
}
