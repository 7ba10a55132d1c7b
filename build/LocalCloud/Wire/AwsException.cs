using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Wire;

/// <summary>
/// An error that a service answers: AWS's code and text, shaped for the wire by the protocol of the request.
/// </summary>
internal sealed class AwsException(string code, string message, int status = 400) : Exception(message)
{
    public string Code { get; } = code;

    /// <summary>HTTP status, 400 to 599.</summary>
    public int Status { get; } = status;

    /// <summary>Further members of the error's shape, for instance the Reason of a TooManyRequestsException.</summary>
    public JsonObject? Members { get; init; }

    public string Fault => Status >= 500 ? "Receiver" : "Sender";

    public static AwsException Validation(string message) => new("ValidationError", message);
}
