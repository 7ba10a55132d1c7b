using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.S3;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>The code in a request: a zip in the request, or one in a bucket.</summary>
internal static class FunctionCode
{
    /// <summary>
    /// Largest zip in a request, in bytes. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    /// </summary>
    private const int DirectLimit = 50 * 1024 * 1024;

    /// <summary>Stores the zip among the blobs.</summary>
    /// <returns>Its key and its size in bytes.</returns>
    public static (string Key, long Size) Store(Cloud cloud, JsonObject code)
    {
        if (code["ImageUri"] is not null)
        {
            throw LambdaErrors.NotModelled("functions of images");
        }

        var zip = code["ZipFile"] is { } inline ? Decoded(inline) : FromBucket(cloud, code);
        CodePackage.Check(zip);
        return (cloud.Blobs.Put(zip), zip.Length);
    }

    private static byte[] Decoded(JsonNode inline)
    {
        // from the bytes of the request: as text it would take four times the memory
        byte[]? zip = null;
        var isBase64 =
            inline is JsonValue value && value.TryGetValue<JsonElement>(out var element)
                ? element.ValueKind == JsonValueKind.String && element.TryGetBytesFromBase64(out zip)
                : TryDecode(inline.Text() ?? "", out zip);
        if (!isBase64)
        {
            throw LambdaErrors.Unzippable();
        }

        return zip!.Length <= DirectLimit ? zip : throw LambdaErrors.TooLarge(LambdaErrors.Faults.MostBytes);
    }

    private static bool TryDecode(string base64, out byte[]? zip)
    {
        var buffer = new byte[(base64.Length / 4 * 3) + 3];
        var isBase64 = Convert.TryFromBase64String(base64, buffer, out var length);
        zip = isBase64 ? buffer[..length] : null;
        return isBase64;
    }

    private static byte[] FromBucket(Cloud cloud, JsonObject code)
    {
        if (code.Text("S3Bucket") is not { } bucket || code.Text("S3Key") is not { } key)
        {
            throw LambdaErrors.Invalid("Please provide a source for function code.");
        }

        var state = cloud.Get<S3State>();
        try
        {
            return state.Content(state.Object(bucket, key, code.Text("S3ObjectVersion")));
        }
        catch (AwsException e) when (e.Status is 404)
        {
            throw LambdaErrors.Invalid(
                $"Error occurred while GetObject. S3 Error Code: {e.Code}. S3 Error Message: {e.Message}"
            );
        }
    }
}
