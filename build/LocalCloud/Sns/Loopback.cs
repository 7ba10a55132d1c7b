using System.Net;

namespace AiChef.LocalCloud.Sns;

/// <summary>
/// Where messages may go: receivers on this machine. Nothing else is looked up or called, whatever a subscription
/// names, so that a test message reaches no stranger and no address of the network that only this machine can reach.
/// </summary>
internal static class Loopback
{
    /// <summary>Whether a subscription's endpoint is a receiver by plain HTTP on this machine.</summary>
    public static bool Is(string protocol, string endpoint) =>
        protocol == "http"
        && Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttp
        && AddressOf(address.IdnHost) is not null;

    /// <summary>The address of a loopback name; null for any other. No name is resolved.</summary>
    public static IPAddress? AddressOf(string host) =>
        host == "localhost" ? IPAddress.Loopback
        : IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address) ? address
        : null;
}
