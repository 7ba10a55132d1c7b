using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;

namespace AiChef.IntegrationTests;

/// <summary>
/// A signed GET of API Gateway's control plane, for which these tests have no client.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
/// </summary>
internal static class SignedRequest
{
    private const string Service = "apigateway";
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>The request for a URL, whose query is in ordinal order and needs no escapes.</summary>
    public static HttpRequestMessage Get(Uri url, string region, ImmutableCredentials credentials, DateTimeOffset now)
    {
        var time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["accept"] = "application/json",
            ["host"] = url.Authority,
            ["x-amz-date"] = time,
        };
        if (credentials.UseToken)
        {
            headers["x-amz-security-token"] = credentials.Token;
        }

        var names = string.Join(';', headers.Keys);
        var lines = string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n"));
        var asked = $"GET\n{url.AbsolutePath}\n{url.Query.TrimStart('?')}\n{lines}\n{names}\n{Hash("")}";
        var scope = $"{time[..8]}/{region}/{Service}/aws4_request";
        var key = new[] { region, Service, "aws4_request" }.Aggregate(
            Mac(Encoding.UTF8.GetBytes("AWS4" + credentials.SecretKey), time[..8]),
            Mac
        );
        var signature = Convert.ToHexStringLower(Mac(key, $"{Algorithm}\n{time}\n{scope}\n{Hash(asked)}"));
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        foreach (var (name, value) in headers.Where(header => header.Key != "host"))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"{Algorithm} Credential={credentials.AccessKey}/{scope}, SignedHeaders={names}, Signature={signature}"
        );
        return request;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
