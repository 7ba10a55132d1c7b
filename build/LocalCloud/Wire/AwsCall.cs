using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Wire;

/// <summary>The wire protocols that name an operation and carry a tree.</summary>
internal enum AwsProtocol
{
    Query,
    Json10,
    Json11,
    Cbor,
}

/// <summary>
/// One call of an operation. The input tree is the same whatever the protocol was; read it with the extensions of
/// <see cref="InputTree"/>, since aws-query knows only text.
/// </summary>
internal sealed class AwsCall(string operation, JsonObject input, AwsProtocol protocol, HttpCall http)
{
    public string Operation => operation;

    public JsonObject Input => input;

    public AwsProtocol Protocol => protocol;

    public HttpCall Http => http;

    public Scope Scope => http.Scope;

    public string RequestId => http.RequestId;
}

/// <summary>A service whose requests name an operation (aws-query, aws-json, rpc-v2-cbor).</summary>
internal interface IOperationService
{
    /// <summary>
    /// Answers the output tree, or null for an operation without output. Timestamps in it are made by
    /// <see cref="InputTree.Time(DateTimeOffset)"/>.
    /// </summary>
    /// <exception cref="AwsException">The call is refused.</exception>
    ValueTask<JsonObject?> CallAsync(AwsCall call, CancellationToken cancellationToken);
}

/// <summary>A service whose requests are told apart by method and path (rest-xml, rest-json).</summary>
internal interface IRestService
{
    ValueTask<HttpAnswer> CallAsync(HttpCall call, CancellationToken cancellationToken);
}
