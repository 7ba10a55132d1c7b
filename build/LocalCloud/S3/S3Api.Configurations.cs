using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>Configuration documents of buckets.</summary>
internal sealed partial class S3Api
{
    // marks a default document that its owner deleted
    private const string Removed = "";

    private const int MostBucketTags = 50;

    private HttpAnswer Configure(S3Request request, BucketConfiguration configuration)
    {
        var bucket = _state.Bucket(request.BucketName!);
        switch (request.Call.Method)
        {
            case "GET":
                return Document(configuration, bucket);
            case "PUT":
                Put(request, configuration);
                return new HttpAnswer(configuration.Name is "policy" or "tagging" ? 204 : 200);
            case "DELETE" when configuration.Name == ObjectLocks.Subresource:
                throw S3Errors.MethodNotAllowed();
            case "DELETE":
                _state.Configure(
                    bucket.Name,
                    configuration.Name,
                    configuration is { IsOptional: true, Default: not null } ? Removed : null
                );
                return new HttpAnswer(204);
            default:
                throw S3Errors.NotModelled($"{request.Call.Method} on {configuration.Name}");
        }
    }

    private static HttpAnswer Document(BucketConfiguration configuration, Bucket bucket)
    {
        var document = bucket.Configurations.GetValueOrDefault(configuration.Name) ?? configuration.Default;
        if (document is null or Removed)
        {
            var error = configuration.WhenAbsent!();
            throw new AwsException(error.Code, error.Message, error.Status)
            {
                Members = new() { ["BucketName"] = bucket.Name },
            };
        }

        return new HttpAnswer(
            200,
            Encoding.UTF8.GetBytes(document),
            configuration.Name == "policy" ? "application/json" : XmlType
        );
    }

    private void Put(S3Request request, BucketConfiguration configuration)
    {
        var bucket = request.BucketName!;
        if (configuration.Name == "policy")
        {
            _state.Configure(bucket, configuration.Name, PolicyText(S3Body.Of(request.Call).Content));
            return;
        }

        var root = request.Document();
        BucketConfiguration.Check(configuration.Name, root);
        if (configuration.Name == "versioning")
        {
            var status = root.Elements().First(static each => each.Name.LocalName == "Status").Value;
            if (status != "Enabled" && ObjectLocks.IsOn(_state.Bucket(bucket)))
            {
                throw ObjectLockErrors.VersioningStays();
            }

            _state.Change(bucket, known => known with { Versioning = status });
        }

        if (configuration.Name == ObjectLocks.Subresource && _state.Bucket(bucket).Versioning != "Enabled")
        {
            throw ObjectLockErrors.NotVersioned();
        }

        if (configuration.Name == "tagging" && TagSet.Of(root, MostBucketTags, "Bucket").Count == 0)
        {
            _state.Configure(bucket, configuration.Name, null);
            return;
        }

        _state.Configure(bucket, configuration.Name, root.ToString(SaveOptions.DisableFormatting));
    }

    private static string PolicyText(byte[] content)
    {
        var text = Encoding.UTF8.GetString(content);
        try
        {
            return StrictJson.Parse(content) is not JsonObject policy ? throw NotJson()
                : policy.ContainsKey("Statement") ? text
                : throw new AwsException("MalformedPolicy", "Missing required field Statement");
        }
        catch (System.Text.Json.JsonException)
        {
            throw NotJson();
        }
    }

    private static AwsException NotJson() =>
        new("MalformedPolicy", "Policies must be valid JSON and the first byte must be '{'");
}
