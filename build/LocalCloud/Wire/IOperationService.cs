using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Wire;

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
