using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AiChef.Json;
using AiChef.LocalCloud.S3;
using AiChef.LocalCloud.Wire;
using AiChef.StatesLanguage;

namespace AiChef.LocalCloud.StepFunctions.Tasks;

/// <summary>The aws-sdk:s3 calls on objects.</summary>
internal sealed class S3Tasks(Cloud cloud) : ITaskService
{
    public bool Handles(TaskResource resource) =>
        resource.Service == "aws-sdk:s3"
        && resource.Action is "putObject" or "getObject" or "deleteObject" or "listObjects" or "listObjectsV2";

    public Task<TaskSubmission> SubmitAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        var parameters = invocation.Parameters as JsonObject ?? [];
        var bucket = parameters.Text("Bucket") ?? "";
        var key = parameters.Text("Key") ?? "";
        try
        {
            return Task.FromResult(
                new TaskSubmission(
                    invocation.Resource.Action switch
                    {
                        "putObject" => Put(bucket, key, parameters),
                        "getObject" => Get(bucket, key),
                        "deleteObject" => Delete(bucket, key),
                        _ => List(bucket, parameters),
                    }
                )
            );
        }
        catch (AwsException e)
        {
            throw new TaskErrorException(
                $"S3.{e.Code}Exception",
                $"{e.Message} (Service: S3, Status Code: {e.Status}, Request "
                    + $"ID: {Guid.NewGuid()}, Extended Request ID: {Guid.NewGuid()})"
            );
        }
    }

    private JsonObject Put(string bucket, string key, JsonObject parameters)
    {
        // also a text is stored as JSON, with its quotes
        var content = Encoding.UTF8.GetBytes(JsonText.Write(parameters["Body"]));
        var checksum = UploadChecksum.Of("x-amz-checksum-crc32", content)!;
        var stored = cloud
            .Get<S3State>()
            .Put(
                bucket,
                key,
                content,
                new ObjectProperties
                {
                    ContentType = parameters.Text("ContentType") ?? "text/plain; charset=UTF-8",
                    Checksums = new(StringComparer.Ordinal) { ["x-amz-checksum-crc32"] = checksum },
                }
            );
        var answer = new JsonObject
        {
            ["ChecksumCRC32"] = checksum,
            ["ChecksumType"] = "FULL_OBJECT",
            ["ETag"] = stored.ETag,
            ["ServerSideEncryption"] = "AES256",
        };
        if (stored.VersionId != S3State.NullVersion)
        {
            answer["VersionId"] = stored.VersionId;
        }

        return answer;
    }

    private JsonObject Get(string bucket, string key)
    {
        var state = cloud.Get<S3State>();
        var found = state.Object(bucket, key, null);
        return new()
        {
            ["AcceptRanges"] = "bytes",
            ["ContentLength"] = found.Size,
            ["ContentType"] = found.Properties.ContentType,
            ["ETag"] = found.ETag,
            ["LastModified"] = found.Modified.UtcDateTime.ToString(
                "yyyy-MM-dd'T'HH:mm:ss'Z'",
                CultureInfo.InvariantCulture
            ),
            ["Metadata"] = new JsonObject(
                found.Properties.Metadata.Select(static each =>
                    KeyValuePair.Create(each.Key, (JsonNode?)JsonValue.Create(each.Value))
                )
            ),
            ["ServerSideEncryption"] = "AES256",
            ["Body"] = Encoding.UTF8.GetString(state.Content(found)),
        };
    }

    private JsonObject Delete(string bucket, string key)
    {
        cloud.Get<S3State>().Delete(bucket, key, null);
        return [];
    }

    private JsonObject List(string bucket, JsonObject parameters)
    {
        var prefix = parameters.Text("Prefix") ?? "";
        var state = cloud.Get<S3State>();
        state.Bucket(bucket);
        return new()
        {
            ["Contents"] = new JsonArray([
                .. state
                    .Current(bucket, prefix)
                    .Select(static each => new JsonObject
                    {
                        ["ETag"] = each.ETag,
                        ["Key"] = each.Key,
                        ["LastModified"] = each.Modified.UtcDateTime.ToString(
                            "yyyy-MM-dd'T'HH:mm:ss'Z'",
                            CultureInfo.InvariantCulture
                        ),
                        ["Size"] = each.Size,
                        ["StorageClass"] = "STANDARD",
                    }),
            ]),
            ["IsTruncated"] = false,
            ["Name"] = bucket,
            ["Prefix"] = prefix,
        };
    }
}
