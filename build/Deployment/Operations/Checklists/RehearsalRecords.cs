using System.Globalization;
using System.Text.Json;
using AiChef.Deployment.Aws;
using AiChef.Deployment.History;
using Amazon.S3;
using Amazon.S3.Model;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>
/// The rehearsals of an environment, in its artifact bucket beside the deployments: one object for each rehearsal of a
/// table, whose key has the time, so that the newest is the last.
/// </summary>
/// <param name="s3">The client.</param>
/// <param name="bucket">The bucket.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
public sealed class RehearsalRecords(IAmazonS3 s3, string bucket, AwsRetry retry)
{
    private const string Folder = $"{RecordKey.Folder}rehearsals/";

    /// <summary>Keeps a rehearsal.</summary>
    /// <exception cref="AmazonS3Exception">The bucket does not exist, or it must not be written to.</exception>
    public Task WriteAsync(RehearsalRecord record, CancellationToken cancellationToken) =>
        retry.RunAsync(
            t =>
                s3.PutObjectAsync(
                    new PutObjectRequest
                    {
                        BucketName = bucket,
                        Key =
                            PrefixOf(record.Table)
                            + record.Ended.UtcDateTime.ToString("yyyyMMdd'-'HHmmss", CultureInfo.InvariantCulture)
                            + ".json",
                        InputStream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(record)),
                        ContentType = "application/json",
                    },
                    t
                ),
            cancellationToken
        );

    /// <summary>The last rehearsal of a table; null if there was none, or no bucket to keep it.</summary>
    public async Task<RehearsalRecord?> LastAsync(string table, CancellationToken cancellationToken)
    {
        string? last = null;
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = PrefixOf(table) };
        try
        {
            do
            {
                var page = await retry.RunAsync(t => s3.ListObjectsV2Async(request, t), cancellationToken);
                last = (page.S3Objects ?? []).LastOrDefault()?.Key ?? last;
                request.ContinuationToken = page.NextContinuationToken;
            } while (!string.IsNullOrEmpty(request.ContinuationToken));
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchBucket")
        {
            return null;
        }
        return last is null
            ? null
            : await retry.RunAsync(
                async t =>
                {
                    var get = new GetObjectRequest { BucketName = bucket, Key = last };
                    using var answer = await s3.GetObjectAsync(get, t);
                    return await JsonSerializer.DeserializeAsync<RehearsalRecord>(
                        answer.ResponseStream,
                        cancellationToken: t
                    );
                },
                cancellationToken
            );
    }

    private static string PrefixOf(string table) => $"{Folder}{table}/";
}
