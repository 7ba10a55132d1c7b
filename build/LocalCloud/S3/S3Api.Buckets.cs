using System.Text;
using System.Xml.Linq;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>The list of buckets.</summary>
internal sealed partial class S3Api
{
    private const int MostBuckets = 10_000;

    private static string BucketArn(string name) => $"arn:aws:s3:::{name}";

    /// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html</summary>
    private HttpAnswer ListBuckets(S3Request request)
    {
        var prefix = request.Query("prefix") ?? "";
        var region = request.Query("bucket-region");
        var after = request.Query("continuation-token") is { Length: > 0 } token ? Continued(token) : "";
        var buckets = _state
            .Buckets.StartingWith(prefix)
            .Select(static entry => entry.Value)
            .Where(bucket => bucket.Account == request.Call.Scope.Account)
            .Where(bucket => region is null || bucket.Region == region)
            .Where(bucket => string.CompareOrdinal(bucket.Name, after) > 0)
            .ToList();
        var size = request.Size("max-buckets", MostBuckets);
        var shown = buckets.Take(size).ToList();
        return Xml(
            new XElement(
                Namespace + "ListAllMyBucketsResult",
                Owner(request.Call.Scope),
                new XElement(Namespace + "Buckets", shown.Select(Shape)),
                prefix.Length > 0 ? new XElement(Namespace + "Prefix", prefix) : null,
                shown.Count < buckets.Count && shown.Count > 0
                    ? new XElement(
                        Namespace + "ContinuationToken",
                        Convert.ToBase64String(Encoding.UTF8.GetBytes(shown[^1].Name))
                    )
                    : null
            )
        );
    }

    private static XElement Shape(Bucket bucket) =>
        new(
            Namespace + "Bucket",
            new XElement(Namespace + "Name", bucket.Name),
            new XElement(Namespace + "CreationDate", Moment(bucket.Created)),
            new XElement(Namespace + "BucketRegion", bucket.Region),
            new XElement(Namespace + "BucketArn", BucketArn(bucket.Name))
        );
}
