using System;
using System.Collections.Generic;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.StandIn;

/// <summary>What a service is on the wire.</summary>
internal sealed record ServiceInfo(
    string Namespace,
    string ServiceId,
    WireProtocol Protocol,
    string ApiVersion,
    string EndpointPrefix,
    string SigningName,
    Func<ErrorResponse, AmazonServiceException> Error,
    string JsonVersion = null,
    string TargetPrefix = null
) : IServiceMetadata
{
    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
