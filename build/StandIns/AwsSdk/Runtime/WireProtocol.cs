namespace Amazon.StandIn;

internal enum WireProtocol
{
    Query,
    Json,
    RestJson,
}
