using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace Amazon.StandIn;

internal sealed class StandInEndpointResolver : BaseEndpointResolver
{
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var config = requestContext.ClientConfig;
        var region = requestContext.Request.AlternateEndpoint?.SystemName ?? config.RegionEndpoint?.SystemName;
        if (region == null && !string.IsNullOrEmpty(config.ServiceURL))
        {
            region = string.IsNullOrEmpty(config.AuthenticationRegion)
                ? AWSSDKUtils.DetermineRegion(config.ServiceURL)
                : config.AuthenticationRegion;
        }

        return new EndpointParameters
        {
            ["Region"] = region,
            ["Endpoint"] = config.ServiceURL,
            ["UseFIPS"] = config.UseFIPSEndpoint,
            ["UseDualStack"] = config.UseDualstackEndpoint,
        };
    }
}
