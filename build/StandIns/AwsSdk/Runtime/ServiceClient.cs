using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;
using Amazon.Util;
using Amazon.Util.Internal;

namespace Amazon.StandIn;

internal enum WireProtocol
{
    Query,
    Json,
    RestJson,
}

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

/// <summary>Replaces the endpoint and auth handlers of the Core pipeline, as generated clients do.</summary>
internal static class ServicePipeline
{
    internal static void Customize(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new StandInEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new StandInAuthHandler());
    }

    internal static InvokeOptions Options(Operation operation) =>
        new() { RequestMarshaller = operation, ResponseUnmarshaller = operation };
}

internal sealed class StandInAuthHandler : BaseAuthResolverHandler
{
    protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) =>
        AuthSchemeOption.DEFAULT_SIGV4;
}

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

/// <summary>Follows a next-token operation; the typed paginators derive from it.</summary>
internal abstract class Paginator<TRequest, TResponse> : IPaginator<TResponse>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse
{
    private readonly TRequest _request;
    private int _used;

    private protected Paginator(TRequest request) => _request = request;

    public IPaginatedEnumerable<TResponse> Responses => new PaginatedResponse<TResponse>(this);

    private protected IPaginatedEnumerable<T> Items<T>(Func<TResponse, List<T>> select) =>
        new PaginatedResultKeyResponse<TResponse, T>(this, r => select(r) ?? []);

    private protected abstract string Token(TRequest request);
    private protected abstract Task<TResponse> CallAsync(
        TRequest request,
        string token,
        CancellationToken cancellationToken
    );
    private protected abstract string NextToken(TResponse response);

    async IAsyncEnumerable<TResponse> IPaginator<TResponse>.PaginateAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (Interlocked.Exchange(ref _used, 1) != 0)
        {
            throw new InvalidOperationException(
                "Paginator has already been consumed and cannot be reused. Please create a new instance."
            );
        }

        PaginatorUtils.SetUserAgentAdditionOnRequest(_request);
        var token = Token(_request);
        do
        {
            var response = await CallAsync(_request, token, cancellationToken).ConfigureAwait(false);
            token = NextToken(response);
            cancellationToken.ThrowIfCancellationRequested();
            yield return response;
        } while (!string.IsNullOrEmpty(token));
    }
}
