using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Amazon.StandIn;

/// <summary>The regional rule that every service here follows: https://prefix[-fips].region.suffix.</summary>
internal sealed class RegionalEndpointProvider(string prefix) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        bool fips = true.Equals(parameters["UseFIPS"]),
            dual = true.Equals(parameters["UseDualStack"]);
        if (parameters["Endpoint"] is string { Length: > 0 } url)
        {
            if (fips || dual)
            {
                throw new AmazonClientException(
                    $"Invalid Configuration: {(fips ? "FIPS" : "Dualstack")} and custom endpoint are not supported"
                );
            }

            return new Endpoint(url);
        }
        if (parameters["Region"] is not string { Length: > 0 } region)
        {
            throw new AmazonClientException("Invalid Configuration: Missing Region");
        }

        var partition = Fn.Partition(region);
        if (fips && !partition.supportsFIPS)
        {
            throw new AmazonClientException("FIPS is enabled but this partition does not support FIPS");
        }

        if (dual && !partition.supportsDualStack)
        {
            throw new AmazonClientException("DualStack is enabled but this partition does not support DualStack");
        }

        return new Endpoint(
            $"https://{prefix}{(fips ? "-fips" : "")}.{region}."
                + (dual ? partition.dualStackDnsSuffix : partition.dnsSuffix)
        );
    }
}
