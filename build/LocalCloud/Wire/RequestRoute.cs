namespace AiChef.LocalCloud.Wire;

/// <summary>The addressee of a request, from its headers; every answer, including errors, is shaped by it.</summary>
/// <param name="Service">The service; null when none is modelled, or when only the body of an unsigned query names
/// it.</param>
/// <param name="Protocol">The protocol of its operation; null for rest-xml and rest-json.</param>
/// <param name="Operation">The operation; null when only the body names it.</param>
/// <param name="Asked">The service named by the request.</param>
internal sealed record RequestRoute(ServiceDeclaration? Service, AwsProtocol? Protocol, string? Operation, string Asked)
{
    private static readonly ServiceFaults DefaultFaults = new();

    public ServiceFaults Faults => Service?.Faults ?? DefaultFaults;

    /// <summary>An error in the form of the service and the protocol.</summary>
    public HttpAnswer Error(HttpCall call, AwsException error) =>
        Protocol switch
        {
            null when Service?.RestError is { } shape => shape(call, error),
            AwsProtocol.Cbor => CborProtocol.Error(error, Service?.ErrorNamespace),
            AwsProtocol.Json10 or AwsProtocol.Json11 => JsonProtocol.Error(
                Protocol.Value,
                error,
                Service?.ErrorNamespace
            ),
            _ => QueryProtocol.Error(Service, error, call.RequestId),
        };
}
