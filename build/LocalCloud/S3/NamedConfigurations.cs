using System.Xml.Linq;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>
/// Configurations of which a bucket may have many, each with an id: kept and told, but nothing is reported by them.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketMetricsConfiguration.html</remarks>
internal sealed class NamedConfigurations(S3State state)
{
    private const string Bucket = "arn:aws:s3:::";
    private const int MostListed = 100;

    /// <summary>The shape of the documents by subresource.</summary>
    private static readonly Dictionary<string, string> Shapes = new(StringComparer.Ordinal)
    {
        ["analytics"] = "AnalyticsConfiguration",
        ["intelligent-tiering"] = "IntelligentTieringConfiguration",
        ["inventory"] = "InventoryConfiguration",
        ["metrics"] = "MetricsConfiguration",
    };

    /// <summary>The permission that a request needs, without the verb; null for another request.</summary>
    public static string? Permission(S3Request request) =>
        Asked(request) switch
        {
            null => null,
            "intelligent-tiering" => "IntelligentTieringConfiguration",
            var name => $"{char.ToUpperInvariant(name[0])}{name[1..]}Configuration",
        };

    /// <summary>The answer to a request for such a subresource; null for another.</summary>
    /// <exception cref="AwsException">S3 refuses the request.</exception>
    public HttpAnswer? Answer(S3Request request)
    {
        if (Asked(request) is not { } kind)
        {
            return null;
        }

        var bucket = state.Bucket(request.BucketName!);
        var id = request.Query("id");
        if (request.Call.Method == "GET" && id is null)
        {
            return S3Api.Xml(List(request, bucket, kind));
        }

        if (id is null)
        {
            throw S3Errors.InvalidRequest("Missing required parameter for this request: 'id'");
        }

        var known = bucket.Configurations.GetValueOrDefault(Key(kind, id));
        switch (request.Call.Method)
        {
            case "GET":
                return S3Api.Xml(XElement.Parse(known ?? throw Missing()));
            case "PUT":
                state.Configure(bucket.Name, Key(kind, id), Checked(request, kind, id));
                return new HttpAnswer(200);
            case "DELETE":
                state.Configure(bucket.Name, Key(kind, known is null ? throw Missing() : id), null);
                return new HttpAnswer(204);
            default:
                throw S3Errors.NotModelled($"{request.Call.Method} on {kind}");
        }
    }

    private static string? Asked(S3Request request) => Shapes.Keys.FirstOrDefault(request.Has);

    private static string Key(string kind, string id) => $"{kind}:{id}";

    private static XElement List(S3Request request, Bucket bucket, string kind)
    {
        var after = request.Query("continuation-token") ?? "";
        var all = bucket
            .Configurations.Where(each => each.Key.StartsWith(Key(kind, ""), StringComparison.Ordinal))
            .Where(each => string.CompareOrdinal(each.Key, after) > 0)
            .ToList();
        var shown = all.Take(MostListed).ToList();
        return new(
            S3Api.Namespace + $"List{Shapes[kind]}sResult",
            new XElement(S3Api.Namespace + "IsTruncated", shown.Count < all.Count ? "true" : "false"),
            after.Length > 0 ? new XElement(S3Api.Namespace + "ContinuationToken", after) : null,
            shown.Count < all.Count ? new XElement(S3Api.Namespace + "NextContinuationToken", shown[^1].Key) : null,
            shown.Select(static each => XElement.Parse(each.Value))
        );
    }

    private static string Checked(S3Request request, string kind, string id)
    {
        var root = request.Document();
        DocumentCheck.Against(Shapes[kind], root);
        if (root.Elements().First(static each => each.Name.LocalName == "Id").Value != id)
        {
            throw new AwsException("IdMismatch", "Document ID does not match the specified configuration ID.");
        }

        var destinations = root.Descendants()
            .Where(static each => each.Name.LocalName == "S3BucketDestination")
            .SelectMany(static each => each.Elements().Where(static part => part.Name.LocalName == "Bucket"));
        return destinations.All(static each => each.Value.StartsWith(Bucket, StringComparison.Ordinal))
            ? root.ToString(SaveOptions.DisableFormatting)
            : throw new AwsException("InvalidS3DestinationBucket", "Invalid bucket ARN.");
    }

    private static AwsException Missing() =>
        new("NoSuchConfiguration", "The specified configuration does not exist.", 404);
}
