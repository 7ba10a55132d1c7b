using System.Net;
using System.Security.Cryptography;
using AiChef.Deployment.Aws;
using Amazon;
using Amazon.S3;
using Amazon.S3.Model;

namespace AiChef.Deployment.Artifacts;

/// <summary>
/// The artifact bucket. Each object has a key made of its SHA-256, so that nothing is uploaded twice. The key is only a
/// name: whether an object is right is decided by the checksum that S3 itself computed.
/// </summary>
/// <param name="clients">The S3 client and where it is.</param>
/// <param name="bucket">The bucket's name.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
public sealed class ArtifactStore(AwsClients clients, string bucket, AwsRetry retry)
{
    /// <summary>The bucket's name.</summary>
    public string Bucket => bucket;

    /// <summary>
    /// Uploads the content unless S3's checksum shows that it is already there. Different content is replaced, and so
    /// is an object without this checksum, once. Safe to repeat.
    /// </summary>
    /// <param name="key">Its key, which contains the hash.</param>
    /// <param name="sha256">The SHA-256 that the content must have, 64 hexadecimal digits.</param>
    /// <param name="content">Gives the content.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>True when it was uploaded.</returns>
    /// <exception cref="DeploymentException">
    /// The bucket does not exist, or the content has another hash; nothing was uploaded.
    /// </exception>
    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html</remarks>
    public async Task<bool> UploadAsync(
        string key,
        string sha256,
        Func<Stream> content,
        string contentType,
        CancellationToken cancellationToken
    )
    {
        if (!key.Contains(sha256, StringComparison.Ordinal))
        {
            throw new ArgumentException($"the key {key} does not contain the hash {sha256}", nameof(key));
        }
        var checksum = Convert.ToBase64String(Convert.FromHexString(sha256));
        try
        {
            if (await retry.RunAsync(t => ChecksumOfAsync(key, t), cancellationToken) == checksum)
            {
                return false;
            }
            var bytes = await ReadAsync(key, sha256, content, cancellationToken);
            await retry.RunAsync(
                t =>
                    clients.S3.PutObjectAsync(
                        new PutObjectRequest
                        {
                            BucketName = bucket,
                            Key = key,
                            InputStream = new MemoryStream(bytes, writable: false),
                            ContentType = contentType,
                            // S3 refuses content that was changed in transit with BadDigest. The request names the
                            // algorithm because not every endpoint stores a checksum without it.
                            ChecksumAlgorithm = ChecksumAlgorithm.SHA256,
                            ChecksumSHA256 = checksum,
                        },
                        t
                    ),
                cancellationToken
            );
            return true;
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchBucket")
        {
            throw DeploymentException.Configuration(
                $"the artifact bucket '{bucket}' does not exist; ./build.sh Bootstrap creates it",
                e
            );
        }
        catch (AmazonS3Exception e) when (AwsErrors.IsAccessDenied(e))
        {
            throw AwsRefusal.Of($"{bucket}/{key}", e, new MissingPermission("s3:PutObject", $"{Arn}/{key}"));
        }
    }

    /// <summary>The URL by which CloudFormation reads an object.</summary>
    public string UrlOf(string key) =>
        clients.Connection.Endpoint is { } endpoint
            ? $"{endpoint.GetLeftPart(UriPartial.Authority)}/{bucket}/{key}"
            : $"https://{bucket}.s3.{clients.Connection.Region}.{DnsSuffix}/{key}";

    private string Arn =>
        $"arn:{RegionEndpoint.GetBySystemName(clients.Connection.Region).PartitionName}:s3:::{bucket}";

    /// <summary>The end of AWS's host names, which differs in China and in isolated regions.</summary>
    private string DnsSuffix => RegionEndpoint.GetBySystemName(clients.Connection.Region).PartitionDnsSuffix;

    private static async Task<byte[]> ReadAsync(
        string key,
        string sha256,
        Func<Stream> content,
        CancellationToken cancellationToken
    )
    {
        await using var stream = content();
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, cancellationToken);
        var found = Convert.ToHexStringLower(SHA256.HashData(copy.GetBuffer().AsSpan(0, (int)copy.Length)));
        return found == sha256
            ? copy.ToArray()
            : throw new DeploymentException(
                FailureKind.Failed,
                $"{key} was not uploaded: the SHA-256 of its content is {found}; run the command again"
            );
    }

    /// <summary>
    /// The SHA-256 that S3 keeps of an object, in base64; null without object or without such a checksum.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html</remarks>
    private async Task<string?> ChecksumOfAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            var stored = await clients.S3.GetObjectMetadataAsync(
                new GetObjectMetadataRequest
                {
                    BucketName = bucket,
                    Key = key,
                    ChecksumMode = ChecksumMode.ENABLED,
                },
                cancellationToken
            );
            return stored.ChecksumSHA256;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            // Also when the bucket is missing: a HEAD has no body to say so; the upload that follows says it.
            return null;
        }
        catch (AmazonS3Exception e) when (AwsErrors.IsAccessDenied(e))
        {
            throw AwsRefusal.Of($"{bucket}/{key}", e, await MissingForReadingAsync(key, cancellationToken));
        }
    }

    /// <summary>
    /// What a refused HEAD lacked: without the permission to list the bucket, S3 refuses to say that an object does not
    /// exist.
    /// </summary>
    private async Task<MissingPermission> MissingForReadingAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            await clients.S3.HeadBucketAsync(new HeadBucketRequest { BucketName = bucket }, cancellationToken);
            return new("s3:GetObject", $"{Arn}/{key}");
        }
        catch (AmazonS3Exception e) when (AwsErrors.IsAccessDenied(e))
        {
            return new("s3:ListBucket", Arn);
        }
    }
}
