using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway.Serving;

/// <summary>The API, stage and path that a request asks for.</summary>
/// <param name="ApiId">Id of the API.</param>
/// <param name="Stage">Name of the stage.</param>
/// <param name="Path">Path below the stage, percent-encoded, with a slash at its beginning.</param>
internal sealed record ApiAddress(string ApiId, string Stage, string Path)
{
    private const string Marker = "_user_request_";
    private const string HostMarker = ".execute-api.";

    /// <summary>
    /// Reads <c>/restapis/{api}/{stage}/_user_request_/{path}</c>, or <c>/{stage}/{path}</c> at the host
    /// <c>{api}.execute-api.…</c>; null for another address.
    /// </summary>
    public static ApiAddress? Of(HttpCall call)
    {
        if (call.RawPath.Split('/', 6) is ["", "restapis", var api, var stage, Marker, .. var rest])
        {
            return new(api, stage, "/" + (rest.Length == 0 ? "" : rest[0]));
        }

        var at = call.Host.IndexOf(HostMarker, StringComparison.Ordinal);
        if (at <= 0)
        {
            return null;
        }

        var parts = call.RawPath.Split('/', 3);
        return new(call.Host[..at], parts.ElementAtOrDefault(1) ?? "", "/" + (parts.ElementAtOrDefault(2) ?? ""));
    }
}
