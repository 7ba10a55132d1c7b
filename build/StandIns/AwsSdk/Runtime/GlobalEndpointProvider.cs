using System;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.StandIn;

/// <summary>The rule of a service that has one endpoint for all regions of a partition.</summary>
internal sealed class GlobalEndpointProvider(string prefix) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        bool fips = true.Equals(parameters["UseFIPS"]),
            dual = true.Equals(parameters["UseDualStack"]);
        if (parameters["Endpoint"] is string { Length: > 0 } url)
        {
            return fips || dual
                ? throw new AmazonClientException(
                    $"Invalid Configuration: {(fips ? "FIPS" : "Dualstack")} and custom endpoint are not supported"
                )
                : new Endpoint(url);
        }
        if (parameters["Region"] is not string { Length: > 0 } region)
        {
            throw new AmazonClientException("Invalid Configuration: Missing Region");
        }

        if (region.StartsWith("cn-", StringComparison.Ordinal))
        {
            return new Endpoint($"https://{prefix}.cn-north-1.amazonaws.com.cn");
        }

        if (region.StartsWith("us-gov-", StringComparison.Ordinal))
        {
            return new Endpoint($"https://{prefix}.us-gov.amazonaws.com");
        }

        return new Endpoint($"https://{prefix}{(fips ? "-fips" : "")}.{(dual ? "global.api.aws" : "amazonaws.com")}");
    }
}
