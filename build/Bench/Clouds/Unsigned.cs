namespace AiChef.Bench.Clouds;

/// <summary>The header that tells a LocalCloud which service a request is for. It does not check signatures.</summary>
internal static class Unsigned
{
    /// <summary>The value of <c>Authorization</c>.</summary>
    /// <param name="service">The service, as requests are signed for it.</param>
    internal static string For(string service) =>
        $"AWS4-HMAC-SHA256 Credential=benchmark/20260101/us-east-1/{service}/aws4_request, "
        + "SignedHeaders=host, Signature=00";
}
