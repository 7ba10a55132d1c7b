using AiChef.LocalCloud.Access;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>What requests to S3 need. Refusals quote the resource.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html</remarks>
internal static class S3Access
{
    private static readonly Dictionary<string, string> Configurations = new(StringComparer.Ordinal)
    {
        ["versioning"] = "BucketVersioning",
        ["encryption"] = "EncryptionConfiguration",
        ["publicAccessBlock"] = "BucketPublicAccessBlock",
        ["ownershipControls"] = "BucketOwnershipControls",
        ["lifecycle"] = "LifecycleConfiguration",
        ["policy"] = "BucketPolicy",
        ["tagging"] = "BucketTagging",
        ["cors"] = "BucketCORS",
        ["website"] = "BucketWebsite",
        ["notification"] = "BucketNotification",
        ["logging"] = "BucketLogging",
        ["accelerate"] = "AccelerateConfiguration",
        ["requestPayment"] = "BucketRequestPayment",
        [ObjectLocks.Subresource] = "BucketObjectLockConfiguration",
    };

    public static IEnumerable<AccessNeed> Of(Cloud cloud, HttpCall http)
    {
        var request = S3Request.Of(http);
        return request.BucketName is null ? [new("s3:ListAllMyBuckets", "*") { ShownResource = "\"*\"" }]
            : request.Key is null ? OnBucket(cloud, request)
            : OnObject(cloud, request);
    }

    /// <summary>An action on a bucket or, with a key, on an object.</summary>
    public static AccessNeed On(Cloud cloud, string action, string bucketName, string? key = null)
    {
        var bucket = cloud.Get<S3State>().Buckets[bucketName];
        var arn = $"arn:aws:s3:::{bucketName}{(key is null ? "" : "/" + key)}";
        return new(action, arn)
        {
            ShownResource = $"\"{arn}\"",
            ResourcePolicy = bucket?.Configurations.GetValueOrDefault("policy"),
            ResourceAccount = bucket?.Account,
        };
    }

    private static IEnumerable<AccessNeed> OnBucket(Cloud cloud, S3Request request)
    {
        if (request.Call.Method == "POST" && request.Has("delete"))
        {
            // each object is asked for on its own
            return [];
        }

        if (request.Call.Method == "POST" && BucketConfiguration.Of(request) is null)
        {
            return [On(cloud, "s3:PutObject", request.BucketName!, "*")];
        }

        var action = request.Call.Method switch
        {
            var method when BucketConfiguration.Of(request) is { } part => Action(method, part.Name),
            "GET" when NamedConfigurations.Permission(request) is { } permission => $"Get{permission}",
            _ when NamedConfigurations.Permission(request) is { } permission => $"Put{permission}",
            "PUT" => "CreateBucket",
            "DELETE" => "DeleteBucket",
            "GET" when request.Has("location") => "GetBucketLocation",
            "GET" when request.Has("versions") => "ListBucketVersions",
            "GET" when request.Has("uploads") => "ListBucketMultipartUploads",
            _ => "ListBucket",
        };
        return
        [
            On(cloud, $"s3:{action}", request.BucketName!) with
            {
                Context = new AccessContext()
                    .Put("s3:prefix", request.Query("prefix"))
                    .Put("s3:delimiter", request.Query("delimiter"))
                    .Put("s3:max-keys", request.Query("max-keys")),
            },
        ];
    }

    // policies and web sites have an action for deletion, other documents are deleted by the permission to put them
    private static string Action(string method, string part) =>
        method switch
        {
            "GET" => "Get",
            "DELETE" when part is "policy" or "website" => "Delete",
            _ => "Put",
        } + Configurations[part];

    private static IEnumerable<AccessNeed> OnObject(Cloud cloud, S3Request request)
    {
        var call = request.Call;
        var version = request.VersionId is null ? "" : "Version";
        string[] actions = call.Method switch
        {
            "GET" when request.Has("uploadId") => ["ListMultipartUploadParts"],
            "DELETE" when request.Has("uploadId") => ["AbortMultipartUpload"],
            "GET" when request.Has("tagging") => [$"GetObject{version}Tagging"],
            "PUT" when request.Has("tagging") => [$"PutObject{version}Tagging"],
            "DELETE" when request.Has("tagging") => [$"DeleteObject{version}Tagging"],
            "GET" when request.Has("retention") => ["GetObjectRetention"],
            "PUT" when request.Has("retention") => ["PutObjectRetention", .. Bypassing(call)],
            "GET" when request.Has("legal-hold") => ["GetObjectLegalHold"],
            "PUT" when request.Has("legal-hold") => ["PutObjectLegalHold"],
            "GET" or "HEAD" => [$"GetObject{version}"],
            "DELETE" => [$"DeleteObject{version}", .. Bypassing(call)],
            _ =>
            [
                "PutObject",
                .. call.Header("x-amz-tagging") is null ? [] : (string[])["PutObjectTagging"],
                .. call.Header("x-amz-object-lock-mode") is null ? [] : (string[])["PutObjectRetention"],
                .. call.Header("x-amz-object-lock-legal-hold") is null ? [] : (string[])["PutObjectLegalHold"],
                .. call.Header("x-amz-acl") is null ? [] : (string[])["PutObjectAcl"],
            ],
        };
        var context = new AccessContext()
            .Put("s3:VersionId", request.VersionId)
            .Put("s3:x-amz-acl", call.Header("x-amz-acl"))
            .Put("s3:x-amz-server-side-encryption", call.Header("x-amz-server-side-encryption"));
        foreach (var action in actions)
        {
            yield return On(cloud, $"s3:{action}", request.BucketName!, request.Key) with
            {
                Context = context,
            };
        }

        if (call.Method == "PUT" && call.Header("x-amz-copy-source") is { } source)
        {
            yield return Copied(cloud, source);
        }
    }

    private static string[] Bypassing(HttpCall call) => ObjectLocks.Bypasses(call) ? ["BypassGovernanceRetention"] : [];

    private static AccessNeed Copied(Cloud cloud, string source)
    {
        var question = source.IndexOf('?', StringComparison.Ordinal);
        var path = Uri.UnescapeDataString(question < 0 ? source : source[..question]).TrimStart('/');
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return On(
            cloud,
            question < 0 ? "s3:GetObject" : "s3:GetObjectVersion",
            slash < 0 ? path : path[..slash],
            slash < 0 ? null : path[(slash + 1)..]
        );
    }
}
