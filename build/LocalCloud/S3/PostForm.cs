using AiChef.LocalCloud.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace AiChef.LocalCloud.S3;

/// <summary>A form by which a browser uploads an object: its fields, and its file.</summary>
/// <param name="Fields">The fields before the file, by name; what follows the file is not looked at.</param>
/// <param name="FileName">What the browser calls the file; empty when it does not.</param>
/// <param name="Content">The file; null when the form has none.</param>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTForms.html</remarks>
internal sealed record PostForm(IReadOnlyDictionary<string, string> Fields, string FileName, byte[]? Content)
{
    /// <summary>The fields together, in bytes.</summary>
    private const int MostFieldBytes = 20 * 1024;

    /// <summary>Fields that are headers of a usual upload.</summary>
    private static readonly string[] Headers =
    [
        "Cache-Control",
        "Content-Disposition",
        "Content-Encoding",
        "Content-Language",
        "Content-Type",
        "Expires",
        "x-amz-storage-class",
    ];

    private static readonly string[] HeaderPrefixes =
    [
        "x-amz-meta-",
        UploadChecksum.Prefix,
        "x-amz-server-side-encryption",
        "x-amz-object-lock-",
        "x-amz-website-redirect-location",
    ];

    /// <summary>The key of the object, in which the file's name may stand.</summary>
    /// <exception cref="AwsException">The form has none.</exception>
    public string Key =>
        Fields.GetValueOrDefault("key") is { Length: > 0 } key
            ? key.Replace("${filename}", FileName, StringComparison.Ordinal)
            : throw S3Errors.InvalidArgument(
                "key",
                "Bucket POST must contain a field named 'key'.  If it is specified, "
                    + "please check the order of the fields."
            );

    /// <summary>
    /// Whether a request that nobody signed is one for a form, whose signature is among its fields: it is a form, or it
    /// is sent to what can only be a bucket.
    /// </summary>
    public static bool IsClaimed(HttpCall call) =>
        call.Method == "POST" && (Is(call) || call.RawPath.Trim('/') is { Length: > 0 } path && !path.Contains('/'));

    /// <summary>Whether a request carries a form.</summary>
    public static bool Is(HttpCall call) =>
        MediaTypeHeaderValue.TryParse(call.Header("Content-Type"), out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the form of a request.</summary>
    /// <exception cref="AwsException">It cannot be read.</exception>
    public static async ValueTask<PostForm> ReadAsync(HttpCall call, CancellationToken cancellationToken)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(call.Header("Content-Type")).Boundary);
        if (boundary.Length == 0)
        {
            throw Malformed();
        }

        try
        {
            using var body = new MemoryStream(call.Body, writable: false);
            return await ReadAsync(new MultipartReader(boundary.ToString(), body), cancellationToken);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw Malformed();
        }
    }

    /// <summary>The usual upload that the form stands for.</summary>
    public HttpCall AsUpload(HttpCall call, SortedDictionary<string, string> tags)
    {
        var headers = new HeaderDictionary();
        foreach (var (name, value) in Fields)
        {
            if (
                Headers.Contains(name, StringComparer.OrdinalIgnoreCase)
                || Array.Exists(HeaderPrefixes, each => name.StartsWith(each, StringComparison.OrdinalIgnoreCase))
            )
            {
                headers[name] = value;
            }
        }

        if (tags.Count > 0)
        {
            headers["x-amz-tagging"] = string.Join(
                '&',
                tags.Select(static tag => $"{Uri.EscapeDataString(tag.Key)}={Uri.EscapeDataString(tag.Value)}")
            );
        }

        return call with
        {
            Method = "PUT",
            Headers = headers,
            Body =
                Content
                ?? throw S3Errors.InvalidArgument("file", "POST requires exactly one file upload per request.", "0"),
        };
    }

    private static async ValueTask<PostForm> ReadAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var left = MostFieldBytes;
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            var disposition = section.GetContentDispositionHeader() ?? throw Malformed();
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            if (name == "file")
            {
                using var file = new MemoryStream();
                await section.Body.CopyToAsync(file, cancellationToken);
                var fileName = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
                return new(fields, HeaderUtilities.RemoveQuotes(fileName).ToString(), file.ToArray());
            }

            fields[name] = await section.ReadAsStringAsync(cancellationToken);
            left -= fields[name].Length;
            if (left < 0)
            {
                throw new AwsException(
                    "MaxPostPreDataLengthExceeded",
                    "Your POST request fields preceding the upload file were too large."
                )
                {
                    Members = new() { ["MaxPostPreDataLengthBytes"] = MostFieldBytes },
                };
            }
        }

        return new(fields, "", null);
    }

    private static AwsException Malformed() =>
        new("MalformedPOSTRequest", "The body of your POST request is not well-formed multipart/form-data.");
}
