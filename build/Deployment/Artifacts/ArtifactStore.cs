using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using AiChef.Deployment.Aws;

namespace AiChef.Deployment.Artifacts;

/// <summary>The artifact bucket: each thing lies under a key made of its SHA-256, so that none is uploaded twice.</summary>
/// <param name="clients">The S3 client and where it is.</param>
/// <param name="bucket">The bucket's name.</param>
/// <param name="retry">Waits out throttles and faults.</param>
public sealed class ArtifactStore(AwsClients clients, string bucket, AwsRetry retry)
{
    /// <summary>The bucket's name.</summary>
    public string Bucket => bucket;

    /// <summary>Uploads the content unless the key is there already. Safe to repeat.</summary>
    /// <returns>True when it was uploaded.</returns>
    /// <exception cref="DeploymentException">The bucket does not exist.</exception>
    public async Task<bool> UploadAsync(string key, Func<Stream> content, string contentType, CancellationToken ct)
    {
        try
        {
            if (await retry.RunAsync(t => ExistsAsync(key, t), ct))
                return false;
            await retry.RunAsync(async t =>
            {
                await using var stream = content();
                return await clients.S3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, InputStream = stream, ContentType = contentType, AutoCloseStream = false }, t);
            }, ct);
            return true;
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchBucket")
        {
            throw DeploymentException.Configuration($"the artifact bucket '{bucket}' does not exist; ./build.sh Bootstrap makes it", e);
        }
    }

    /// <summary>The address that CloudFormation reads an object by.</summary>
    public string UrlOf(string key) => clients.Connection.Endpoint is { } endpoint
        ? $"{endpoint.GetLeftPart(UriPartial.Authority)}/{bucket}/{key}"
        : $"https://{bucket}.s3.{clients.Connection.Region}.amazonaws.com/{key}";

    private async Task<bool> ExistsAsync(string key, CancellationToken ct)
    {
        try
        {
            await clients.S3.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = bucket, Key = key }, ct);
            return true;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            // Also when the bucket is missing: a HEAD has no body to say so; the upload that follows says it.
            return false;
        }
    }
}
