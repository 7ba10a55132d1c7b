using System.IO.Compression;
using AiChef.Deployment.Aws;
using AiChef.Deployment.History;
using Amazon.S3;
using Amazon.S3.Model;

namespace AiChef.Deployment.Operations.Backups;

/// <summary>
/// Exports of the history of deployments: a zip in the artifact bucket with all records, each with its template, under
/// the keys that they have there. It is not deleted by the rule that deletes records.
/// </summary>
/// <param name="s3">The client.</param>
/// <param name="bucket">The artifact bucket.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
/// <param name="time">The clock of names.</param>
public sealed class HistoryExports(IAmazonS3 s3, string bucket, AwsRetry retry, TimeProvider time) : IBackedUp
{
    /// <summary>What the keys of exports begin with.</summary>
    public const string Folder = "exports/";

    private const string Subject = "history";
    private const string Extension = ".zip";

    /// <summary>How many records are read at the same time.</summary>
    private const int Readers = 8;

    /// <inheritdoc/>
    public async Task<StoredBackup?> CreateAsync(CancellationToken cancellationToken)
    {
        var records = await ObjectsAsync(RecordKey.Folder, cancellationToken);
        if (records.Count == 0)
        {
            return null;
        }
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            }
        );
        await using (file)
        {
            await PackAsync([.. records.Select(static each => each.Key)], file, cancellationToken);
            var export = Export(BackupName.OfBackup(Subject, time.GetUtcNow()), time.GetUtcNow(), file.Length);
            await retry.RunAsync(t => s3.PutObjectAsync(Upload(export.Name, file), t), cancellationToken);
            return export;
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredBackup>> ListAsync(CancellationToken cancellationToken) =>
        [
            .. (await ObjectsAsync($"{Folder}{Subject}-", cancellationToken))
                .Where(static each => each.Key.EndsWith(Extension, StringComparison.Ordinal))
                .Select(each =>
                    Export(
                        each.Key[Folder.Length..^Extension.Length],
                        new DateTimeOffset(each.LastModified!.Value.ToUniversalTime()),
                        each.Size ?? 0
                    )
                )
                .OrderByDescending(static each => each.Created),
        ];

    /// <inheritdoc/>
    public Task DeleteAsync(StoredBackup backup, CancellationToken cancellationToken) =>
        retry.RunAsync(
            t => s3.DeleteObjectAsync(new DeleteObjectRequest { BucketName = bucket, Key = KeyOf(backup.Name) }, t),
            cancellationToken
        );

    private static string KeyOf(string name) => $"{Folder}{name}{Extension}";

    private StoredBackup Export(string name, DateTimeOffset created, long bytes) =>
        new(Subject, name, $"s3://{bucket}/{KeyOf(name)}", created, bytes, IsAvailable: true);

    /// <summary>A request of its own for each try, from the beginning of the file.</summary>
    private PutObjectRequest Upload(string name, FileStream file)
    {
        file.Position = 0;
        return new PutObjectRequest
        {
            BucketName = bucket,
            Key = KeyOf(name),
            InputStream = file,
            AutoCloseStream = false,
            ContentType = "application/zip",
        };
    }

    private async Task PackAsync(IReadOnlyList<string> keys, FileStream file, CancellationToken cancellationToken)
    {
        await using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var part in keys.Chunk(Readers))
        {
            var contents = await Task.WhenAll(part.Select(key => ReadAsync(key, cancellationToken)));
            foreach (var (key, content) in part.Zip(contents))
            {
                await using var entry = await zip.CreateEntry(key).OpenAsync(cancellationToken);
                await entry.WriteAsync(content, cancellationToken);
            }
        }
    }

    private Task<byte[]> ReadAsync(string key, CancellationToken cancellationToken) =>
        retry.RunAsync(
            async t =>
            {
                using var answer = await s3.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = key }, t);
                using var content = new MemoryStream();
                await answer.ResponseStream.CopyToAsync(content, t);
                return content.ToArray();
            },
            cancellationToken
        );

    /// <summary>The objects of a folder; none where nothing has made the bucket yet.</summary>
    private async Task<IReadOnlyList<S3Object>> ObjectsAsync(string prefix, CancellationToken cancellationToken)
    {
        var found = new List<S3Object>();
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = prefix };
        try
        {
            do
            {
                var page = await retry.RunAsync(t => s3.ListObjectsV2Async(request, t), cancellationToken);
                found.AddRange(page.S3Objects ?? []);
                request.ContinuationToken = page.NextContinuationToken;
            } while (!string.IsNullOrEmpty(request.ContinuationToken));
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchBucket")
        {
            return [];
        }
        catch (AmazonS3Exception e)
        {
            throw AwsRefusal.Of($"s3://{bucket}/{prefix}", e);
        }
        return found;
    }
}
