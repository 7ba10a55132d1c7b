using System;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Amazon.StandIn;

/// <summary>What the generated client configurations share: default modes, endpoint rule, user agent.</summary>
internal static class ServiceConfig
{
    private static readonly IDefaultConfiguration[] Modes =
    [
        Mode(DefaultConfigurationMode.Standard, 3100),
        Mode(DefaultConfigurationMode.InRegion, 1100),
        Mode(DefaultConfigurationMode.CrossRegion, 3100),
        Mode(DefaultConfigurationMode.Mobile, 30000),
    ];

    internal static DefaultConfigurationProvider Defaults() => new(Modes);

    internal static string UserAgent(ServiceInfo service) =>
        InternalSDKUtils.BuildUserAgentString(service.ServiceId, "4.0.0.0");

    internal static Endpoint DetermineEndpoint(
        ClientConfig config,
        ServiceInfo service,
        ServiceOperationEndpointParameters parameters
    ) =>
        new StandInEndpointResolver().GetEndpoint(
            new Amazon.Runtime.Internal.ExecutionContext(
                new RequestContext(false)
                {
                    ClientConfig = config,
                    OriginalRequest = parameters.Request,
                    Request = new DefaultRequest(parameters.Request, service.ServiceId)
                    {
                        AlternateEndpoint = parameters.AlternateEndpoint,
                    },
                },
                null
            )
        );

    private static DefaultConfiguration Mode(DefaultConfigurationMode name, int connectMs) =>
        new()
        {
            Name = name,
            RetryMode = RequestRetryMode.Standard,
            S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
            ConnectTimeout = TimeSpan.FromMilliseconds(connectMs),
            TlsNegotiationTimeout = TimeSpan.FromMilliseconds(connectMs),
        };
}
