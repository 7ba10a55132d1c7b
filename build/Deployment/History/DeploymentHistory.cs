using System.Text.Json;
using AiChef.Deployment.Aws;
using Amazon.S3;
using Amazon.S3.Model;

namespace AiChef.Deployment.History;

/// <summary>
/// The records of deployments in the artifact bucket. A record has its template with it, so that nothing else needs to
/// be kept for it, and the bucket deletes both at the same time.
/// </summary>
/// <param name="s3">The client.</param>
/// <param name="bucket">The bucket.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
public sealed class DeploymentHistory(IAmazonS3 s3, string bucket, AwsRetry retry)
{
    /// <summary>The subject of a record of moved aliases.</summary>
    public const string Functions = "functions";

    /// <summary>How many records are read at the same time.</summary>
    private const int Readers = 8;

    /// <summary>Writes a record, by one call. Safe to repeat.</summary>
    /// <exception cref="AmazonS3Exception">The bucket does not exist, or it must not be written to.</exception>
    public Task WriteAsync(DeploymentRecord record, CancellationToken cancellationToken) =>
        retry.RunAsync(
            t =>
                s3.PutObjectAsync(
                    new PutObjectRequest
                    {
                        BucketName = bucket,
                        Key = new RecordKey(record.Service, record.Run, record.Subject).ToString(),
                        InputStream = new MemoryStream(
                            JsonSerializer.SerializeToUtf8Bytes(record, RecordJson.Default.DeploymentRecord)
                        ),
                        ContentType = "application/json",
                    },
                    t
                ),
            cancellationToken
        );

    /// <summary>The records of a service, the newest run first.</summary>
    /// <param name="service">The service.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="DeploymentException">The bucket does not exist.</exception>
    public async Task<IReadOnlyList<RecordKey>> KeysAsync(string service, CancellationToken cancellationToken)
    {
        var keys = new List<RecordKey>();
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = RecordKey.PrefixOf(service) };
        do
        {
            var page = await TranslateAsync(() =>
                retry.RunAsync(t => s3.ListObjectsV2Async(request, t), cancellationToken)
            );
            keys.AddRange((page.S3Objects ?? []).Select(static each => RecordKey.Parse(each.Key)).OfType<RecordKey>());
            request.ContinuationToken = page.NextContinuationToken;
        } while (!string.IsNullOrEmpty(request.ContinuationToken));
        return
        [
            .. keys.OrderByDescending(static key => key.Run, StringComparer.Ordinal)
                .ThenBy(static key => key.Subject, StringComparer.Ordinal),
        ];
    }

    /// <summary>Reads records, in the order of their keys.</summary>
    public async Task<IReadOnlyList<DeploymentRecord>> ReadAsync(
        IReadOnlyList<RecordKey> keys,
        CancellationToken cancellationToken
    )
    {
        var records = new List<DeploymentRecord>();
        foreach (var part in keys.Chunk(Readers))
        {
            var read = await Task.WhenAll(part.Select(key => ReadAsync(key, cancellationToken)));
            records.AddRange(read.OfType<DeploymentRecord>());
        }
        return records;
    }

    private async Task<DeploymentRecord?> ReadAsync(RecordKey key, CancellationToken cancellationToken)
    {
        try
        {
            return await TranslateAsync(() =>
                retry.RunAsync(
                    async t =>
                    {
                        var request = new GetObjectRequest { BucketName = bucket, Key = key.ToString() };
                        using var answer = await s3.GetObjectAsync(request, t);
                        return await JsonSerializer.DeserializeAsync(
                            answer.ResponseStream,
                            RecordJson.Default.DeploymentRecord,
                            t
                        );
                    },
                    cancellationToken
                )
            );
        }
        catch (JsonException e)
        {
            throw new DeploymentException(
                FailureKind.Failed,
                $"s3://{bucket}/{key} is no record of a deployment: {e.Message.ReplaceLineEndings(" ")}",
                innerException: e
            );
        }
    }

    private async Task<T> TranslateAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchBucket")
        {
            throw DeploymentException.Configuration(
                $"there is no history: the artifact bucket '{bucket}' does not exist; ./build.sh Bootstrap creates it",
                e
            );
        }
        catch (AmazonS3Exception e)
        {
            throw AwsRefusal.Of($"s3://{bucket}/{RecordKey.Folder}", e);
        }
    }
}
