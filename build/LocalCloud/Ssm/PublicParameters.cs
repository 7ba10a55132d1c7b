using System.Security.Cryptography;
using System.Text;

namespace AiChef.LocalCloud.Ssm;

/// <summary>
/// The parameters that AWS publishes. Of them LocalCloud knows those that name images: it has no images and makes up an
/// id, the same for every call.
/// https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters.html
/// </summary>
internal static class PublicParameters
{
    private const string Prefix = "/aws/service/";
    private const int IdLength = 17;
    private static readonly string[] Images = ["ami", "image_id", "/debian/", "/freebsd/"];

    /// <summary>The value of a public parameter; null if there is none of the name.</summary>
    public static string? Of(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal)
        && Array.Exists(Images, image => name.Contains(image, StringComparison.Ordinal))
            ? $"ami-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..IdLength]}"
            : null;
}
