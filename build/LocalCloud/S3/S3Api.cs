using System.Text;
using System.Xml;
using System.Xml.Linq;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>S3: buckets and objects. https://docs.aws.amazon.com/AmazonS3/latest/API/</summary>
internal sealed partial class S3Api(Cloud cloud) : IRestService, ICloudPart<S3Api>
{
    private const string XmlType = "application/xml";
    internal static readonly XNamespace Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";
    private readonly S3State _state = cloud.Get<S3State>();

    public static S3Api Create(Cloud cloud) => new(cloud);

    public async ValueTask<HttpAnswer> CallAsync(HttpCall call, CancellationToken cancellationToken)
    {
        try
        {
            var request = S3Request.Of(call);
            S3Limits.Check(request, request.BucketName is { } name ? _state.Buckets[name] : null);
            var answer =
                request.BucketName is null ? ListBuckets(request)
                : request.Key is not null ? OnObject(request)
                : IsPost(request) ? await PostObjectAsync(request, cancellationToken)
                : OnBucket(request);
            return Identified(answer, call);
        }
        catch (AwsException error)
        {
            return Error(call, Hidden(call, error) ?? error);
        }
    }

    private static bool IsPost(S3Request request) =>
        request.Call.Method == "POST" && !request.Has("delete") && BucketConfiguration.Of(request) is null;

    // who may not list a bucket is not told which objects it lacks
    private AwsException? Hidden(HttpCall call, AwsException error) =>
        error.Code is "NoSuchKey" && call.Method is "GET" or "HEAD" && S3Request.Of(call).BucketName is { } bucket
            ? cloud.Get<AccessGate>().Refusal(call, S3Limits.Faults, S3Access.On(cloud, "s3:ListBucket", bucket))
            : null;

    private HttpAnswer OnBucket(S3Request request)
    {
        if (BucketConfiguration.Of(request) is { } configuration)
        {
            return Configure(request, configuration);
        }

        if (new NamedConfigurations(_state).Answer(request) is { } named)
        {
            return named;
        }

        return request.Call.Method switch
        {
            "PUT" => CreateBucket(request),
            "HEAD" => new HttpAnswer(200).With("x-amz-bucket-region", _state.Bucket(request.BucketName!).Region),
            "DELETE" => DeleteBucket(request),
            "POST" when request.Has("delete") => DeleteObjects(request),
            "GET" when request.Has("location") => Location(request),
            "GET" when request.Has("versions") => ListVersions(request),
            "GET" when request.Has("uploads") => ListUploads(request),
            "GET" when request.Query("list-type") == "2" => ListObjects(request, second: true),
            "GET" => ListObjects(request, second: false),
            var method => throw S3Errors.NotModelled($"{method} on a bucket ({request.Call.RawQuery})"),
        };
    }

    private HttpAnswer OnObject(S3Request request)
    {
        if (request.Has("uploads") || request.Has("uploadId"))
        {
            return OnUpload(request);
        }

        if (request.Has("tagging"))
        {
            return OnObjectTags(request);
        }

        if (request.Has("retention"))
        {
            return OnRetention(request);
        }

        if (request.Has("legal-hold"))
        {
            return OnLegalHold(request);
        }

        if (request.Has("attributes"))
        {
            return ObjectAttributes(request);
        }

        return request.Call.Method switch
        {
            "PUT" when request.Call.Header("x-amz-copy-source") is { } source => CopyObject(request, source),
            "PUT" => PutObject(request),
            "GET" => GetObject(request, withBody: true),
            "HEAD" => GetObject(request, withBody: false),
            "DELETE" => DeleteObject(request),
            var method => throw S3Errors.NotModelled($"{method} on an object ({request.Call.RawQuery})"),
        };
    }

    private HttpAnswer DeleteBucket(S3Request request)
    {
        _state.Remove(request.BucketName!);
        return new HttpAnswer(204);
    }

    private HttpAnswer Location(S3Request request)
    {
        var bucket = _state.Bucket(request.BucketName!);
        return Xml(
            new XElement(
                Namespace + "LocationConstraint",
                bucket.Region == OldestRegion ? null : bucket.Location ?? bucket.Region
            )
        );
    }

    private static XElement Owner(Scope scope) =>
        new(Namespace + "Owner", new XElement(Namespace + "ID", scope.Account.PadLeft(64, '0')));

    private static string Moment(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    internal static HttpAnswer Xml(XElement root) => new(200, Bytes(root), XmlType);

    // keys may hold characters that XML has no form for; S3 writes them all the same
    private static byte[] Bytes(XElement root)
    {
        using var bytes = new MemoryStream();
        using (
            var writer = XmlWriter.Create(
                bytes,
                new XmlWriterSettings
                {
                    CheckCharacters = false,
                    Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                }
            )
        )
        {
            root.Save(writer);
        }

        return bytes.ToArray();
    }

    /// <summary>An error in S3's XML; a HEAD has none, its status alone tells.</summary>
    public static HttpAnswer Error(HttpCall call, AwsException error)
    {
        if (call.Method == "HEAD")
        {
            return Identified(new HttpAnswer(error.Status, contentType: XmlType), call);
        }

        var root = new XElement("Error", new XElement("Code", error.Code), new XElement("Message", error.Message));
        foreach (var (name, value) in error.Members ?? [])
        {
            root.Add(new XElement(name, value.Text()));
        }

        root.Add(new XElement("RequestId", call.RequestId), new XElement("HostId", call.RequestId));
        return Identified(new HttpAnswer(error.Status, Bytes(root), XmlType), call);
    }

    // S3 names each request by headers of its own, also where it says nothing else
    private static HttpAnswer Identified(HttpAnswer answer, HttpCall call) =>
        answer.With("x-amz-request-id", call.RequestId).With("x-amz-id-2", call.RequestId);
}
