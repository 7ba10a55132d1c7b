using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation;

namespace AiChef.Deployment.Artifacts;

/// <summary>Keeps large templates in the artifact bucket, each under the SHA-256 of its text, so that none is uploaded twice.</summary>
/// <param name="clients">The S3 client and where it is.</param>
/// <param name="bucket">The bucket's name, or null when the environment has none.</param>
/// <param name="retry">Waits out throttles and faults.</param>
public sealed class TemplateStore(AwsClients clients, string? bucket, AwsRetry retry)
{
    /// <summary>Uploads the template unless it is there, and gives its address for CloudFormation. Safe to repeat.</summary>
    /// <exception cref="DeploymentException">There is no bucket, or it does not exist.</exception>
    public async Task<string> UploadAsync(StackTemplate template, CancellationToken ct)
    {
        if (bucket is null)
            throw DeploymentException.Configuration($"{template.DisplayPath}: the template has {template.Size:N0} bytes; over {StackTemplate.InlineLimit:N0} it needs an artifact bucket, and the environment names none");
        var bytes = Encoding.UTF8.GetBytes(template.Body);
        var key = $"templates/{Convert.ToHexStringLower(SHA256.HashData(bytes))}.yaml";
        try
        {
            if (!await retry.RunAsync(t => ExistsAsync(key, t), ct))
                await retry.RunAsync(t => clients.S3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, InputStream = new MemoryStream(bytes), ContentType = "application/yaml" }, t), ct);
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchBucket")
        {
            throw DeploymentException.Configuration($"the artifact bucket '{bucket}' does not exist, and {template.DisplayPath} ({template.Size:N0} bytes) is too large to be sent without it", e);
        }
        var region = clients.Connection.Region;
        return clients.Connection.Endpoint is { } endpoint
            ? $"{endpoint.GetLeftPart(UriPartial.Authority)}/{bucket}/{key}"
            : $"https://{bucket}.s3.{region}.amazonaws.com/{key}";
    }

    private async Task<bool> ExistsAsync(string key, CancellationToken ct)
    {
        try
        {
            await clients.S3.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = bucket, Key = key }, ct);
            return true;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
    }
}
