namespace AiChef.LocalCloud.Wire;

/// <summary>The wire protocols that name an operation and carry a tree.</summary>
internal enum AwsProtocol
{
    Query,
    Json10,
    Json11,
    Cbor,
}
