using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Wire;

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
