using System.Text;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>
/// Where a request's template comes from.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
/// </summary>
internal static class TemplateSource
{
    private const int MaxInlineBytes = 51200;
    private const int MaxStoredBytes = 1048576;

    /// <summary>The text of TemplateBody or TemplateURL, or null when the request has neither.</summary>
    public static string? Text(Cloud cloud, AwsCall call)
    {
        if (call.Input.Text("TemplateBody") is { } body)
        {
            if (body.Length == 0)
            {
                throw CloudFormationErrors.Validation(
                    "1 validation error detected: Value '' at 'templateBody' failed to "
                        + "satisfy constraint: Member must have length greater than or equal to 1"
                );
            }

            return Encoding.UTF8.GetByteCount(body) <= MaxInlineBytes
                ? body
                : throw CloudFormationErrors.Constraint(
                    body,
                    "templateBody",
                    "Member must have length less than or equal to 51200"
                );
        }

        if (call.Input.Text("TemplateURL") is not { } url)
        {
            return null;
        }

        return FromUrl(cloud, call.Scope, url);
    }

    public static string FromUrl(Cloud cloud, Scope scope, string url)
    {
        CheckUrl(url);
        var content =
            Read(cloud, scope, url)
            ?? throw CloudFormationErrors.Validation(
                "S3 error: The specified key does not exist.\nFor more information "
                    + "check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html"
            );
        return content.Length <= MaxStoredBytes
            ? Encoding.UTF8.GetString(content)
            : throw CloudFormationErrors.Validation($"Template may not exceed {MaxStoredBytes} bytes in size.");
    }

    /// <summary>Only a URL of S3 names a template.</summary>
    private static void CheckUrl(string url)
    {
        var isUrl = Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "s3";
        if (!isUrl || uri!.Scheme == "s3")
        {
            throw CloudFormationErrors.Validation(
                $"S3 error: Domain name specified in {(isUrl ? uri!.Host : url)} is not a valid S3 domain"
            );
        }

        if (!IsOfS3(url))
        {
            throw CloudFormationErrors.Validation("TemplateURL must be a supported URL.");
        }
    }

    /// <summary>Whether a URL names an object: at AWS, or at an endpoint of this machine.</summary>
    private static bool IsOfS3(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (
            uri.Scheme == "s3"
            || (
                uri.Scheme is "http" or "https"
                && (
                    uri.IsLoopback
                    || uri.Host.EndsWith(".localhost", StringComparison.Ordinal)
                    || (
                        uri.Host.Contains("s3", StringComparison.Ordinal)
                        && (
                            uri.Host.EndsWith(".amazonaws.com", StringComparison.Ordinal)
                            || uri.Host.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal)
                        )
                    )
                )
            )
        );

    public static string Required(Cloud cloud, AwsCall call) =>
        Text(cloud, call)
        ?? throw CloudFormationErrors.Validation("Either Template URL or Template Body must be specified.");

    /// <summary>An object by its URL; null when there is none.</summary>
    public static byte[]? Read(Cloud cloud, Scope scope, string url) =>
        IsOfS3(url) && Location(url) is { } at
            ? cloud.Offered<ITemplateObjects>().Read(scope, at.Bucket, at.Key, at.Version)
            : null;

    /// <summary>
    /// What a URL names: <c>s3://bucket/key</c>, <c>https://bucket.s3.region.amazonaws.com/key</c>, or with the bucket
    /// in the path.
    /// </summary>
    public static (string Bucket, string Key, string? Version)? Location(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            return null;
        }

        var path = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/'));
        string bucket;
        if (uri.Scheme == "s3")
        {
            bucket = uri.Host;
        }
        else if (uri.Host.IndexOf(".s3", StringComparison.Ordinal) is > 0 and var dot)
        {
            bucket = uri.Host[..dot];
        }
        else
        {
            var slash = path.IndexOf('/', StringComparison.Ordinal);
            if (slash < 0)
            {
                return null;
            }

            (bucket, path) = (path[..slash], path[(slash + 1)..]);
        }

        var version = FormText
            .Parse(uri.Query.TrimStart('?'))
            .FirstOrDefault(static pair => pair.Key == "versionId")
            .Value;
        return (bucket, path, version);
    }
}
