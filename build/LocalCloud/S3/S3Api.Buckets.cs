using System.Text;
using System.Xml.Linq;
using AiChef.LocalCloud.Wire;
using AiChef.ServiceModels;

namespace AiChef.LocalCloud.S3;

/// <summary>The list of buckets.</summary>
internal sealed partial class S3Api
{
    private const int MostBuckets = 10_000;

    private const string OldestRegion = "us-east-1";

    /// <summary>The name that eu-west-1 had first.</summary>
    private const string OldName = "EU";

    private static string BucketArn(string name) => $"arn:aws:s3:::{name}";

    /// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html</summary>
    private HttpAnswer CreateBucket(S3Request request)
    {
        var call = request.Call;
        var document = call.Body.Length == 0 ? null : request.Document();
        var location = document
            ?.Elements()
            .FirstOrDefault(static each => each.Name.LocalName == "LocationConstraint")
            ?.Value;
        var region = Region(location is { Length: > 0 } ? location : null, call.Scope.Region);
        var tags = document is null ? [] : TagSet.Of(document, MostBucketTags, "Bucket");
        try
        {
            using var batch = cloud.Store.Begin();
            _state.Make(call.Scope with { Region = region }, request.BucketName!);
            if (location == OldName)
            {
                _state.Change(request.BucketName!, static bucket => bucket with { Location = OldName });
            }

            if (call.Header("x-amz-bucket-object-lock-enabled")?.ToLowerInvariant() == "true")
            {
                _state.EnableLock(request.BucketName!);
            }

            if (tags.Count > 0)
            {
                _state.Configure(
                    request.BucketName!,
                    "tagging",
                    TagSet.Document(tags).ToString(SaveOptions.DisableFormatting)
                );
            }
        }
        catch (AwsException e) when (e.Code == "BucketAlreadyOwnedByYou" && region == OldestRegion && tags.Count == 0)
        {
            // the oldest region answers a repeated creation as the first one
        }

        return new HttpAnswer(200)
            .With("Location", "/" + request.BucketName)
            .With("x-amz-bucket-arn", BucketArn(request.BucketName!));
    }

    /// <summary>
    /// The region that a bucket is made in. Only the endpoint of the oldest region makes buckets of others, and of its
    /// own without a constraint.
    /// </summary>
    private static string Region(string? location, string region)
    {
        var wanted = location == OldName ? "eu-west-1" : location;
        if (region != OldestRegion)
        {
            return wanted == region ? region : throw S3Errors.IllegalLocation(location);
        }

        return wanted is null ? region
            : ServiceModel.Of("s3").Shape("BucketLocationConstraint").Values.Contains(wanted) ? wanted
            : throw S3Errors.InvalidLocation(wanted);
    }

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
