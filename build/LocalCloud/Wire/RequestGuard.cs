using System.Net;
using Microsoft.AspNetCore.Http;

namespace AiChef.LocalCloud.Wire;

/// <summary>
/// Refuses what a web page sends, before anything handles it. The endpoint accepts any credentials and runs code, so
/// its only protection from a page in the developer's browser are the browser's own headers: the Host, and the origin
/// of the page. AWS's tools send neither Origin nor Sec-Fetch-Site.
/// https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
/// </summary>
internal static class RequestGuard
{
    private const string FetchSite = "Sec-Fetch-Site";
    private const int HttpPort = 80;

    /// <summary>Why the request is refused, in one sentence; null when it may pass.</summary>
    /// <param name="headers">The request's headers.</param>
    /// <param name="port">The port that the request came in by.</param>
    /// <param name="admitsLocalPages">
    /// Whether a page that this machine serves, such as a front end on its development server, may call: a page from
    /// elsewhere cannot have a loopback origin.
    /// </param>
    public static string? Refusal(IHeaderDictionary headers, int port, bool admitsLocalPages)
    {
        // a name of the attacker's own that resolves to this machine (DNS rebinding) makes a page's requests
        // same-origin, but shows here
        var host = headers.Host.ToString();
        var called = new HostString(host);
        if (!IsLoopbackName(called.Host) || (called.Port ?? HttpPort) != port)
        {
            return $"LocalCloud answers at loopback names with port {port}, "
                + $"such as 127.0.0.1:{port}, and not at the Host '{host}'";
        }

        if (headers.Origin is { Count: > 0 } origins)
        {
            var origin = origins.ToString();
            if (admitsLocalPages && IsLoopbackOrigin(origin))
            {
                return null;
            }

            if (!string.Equals(origin, $"http://{host}", StringComparison.OrdinalIgnoreCase))
            {
                return $"LocalCloud refuses requests of web pages; this one has the Origin '{origin}'";
            }
        }

        var site = headers[FetchSite];
        return site.Count == 0 || site.ToString() is "none" or "same-origin"
            ? null
            : $"LocalCloud refuses requests of web pages; this one has {FetchSite} '{site}'";
    }

    private static bool IsLoopbackOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && IsLoopbackName(uri.Host);

    // names below localhost are loopback by RFC 6761; buckets and APIs have such hosts
    private static bool IsLoopbackName(string name) =>
        name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(name.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
