using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace AiChef.LocalCloud.Wire;

/// <summary>
/// Whom and what a SigV4 request names: <c>Credential=KEY/20260101/us-east-1/cloudformation/aws4_request</c>.
/// Signatures are not verified, any credentials will do.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html
/// </summary>
internal sealed record CredentialScope(string AccessKeyId, string Region, string Service)
{
    public static CredentialScope? From(IHeaderDictionary headers, string rawQuery)
    {
        var authorization = headers.Authorization.ToString();
        if (authorization.Length > 0)
        {
            var at = authorization.IndexOf("Credential=", StringComparison.Ordinal);
            if (at < 0)
            {
                return authorization.StartsWith("AWS ", StringComparison.Ordinal)
                    ? new(authorization[4..].Split(':')[0], "", "s3")
                    : null;
            }

            var end = authorization.AsSpan(at).IndexOfAny(',', ' ');
            return Parse(authorization[(at + 11)..(end < 0 ? authorization.Length : at + end)]);
        }

        foreach (var (name, value) in FormText.Parse(rawQuery))
        {
            if (name == "X-Amz-Credential")
            {
                return Parse(value);
            }

            if (name == "AWSAccessKeyId")
            {
                return new(value, "", "s3");
            }
        }

        return null;
    }

    /// <summary>
    /// An access key id of twelve digits names the account itself, so that several accounts can be tried on one host.
    /// </summary>
    public string? Account =>
        AccessKeyId.Length == 12 && long.TryParse(AccessKeyId, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? AccessKeyId
            : null;

    /// <summary>Whether STS gave the keys, on AWS or here.</summary>
    public bool IsTemporary => AccessKeyId.StartsWith("ASIA", StringComparison.Ordinal);

    private static CredentialScope? Parse(string credential)
    {
        var parts = credential.Split('/');
        return parts.Length >= 5 ? new(string.Join('/', parts[..^4]), parts[^3], parts[^2]) : null;
    }
}
