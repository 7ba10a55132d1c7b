using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;

namespace Amazon.StandIn;

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
