using Amazon.Runtime;

namespace AiChef.Tests;

/// <summary>
/// Creates the HTTP clients of AWS clients such that a clock stands still from each request until its answer is there.
/// </summary>
internal sealed class CountedRequests(VirtualClock clock) : HttpClientFactory
{
    private int _left = int.MaxValue;
    private Action? _whenCut;

    /// <summary>
    /// Lets so many requests through and answers none after them, as if whoever sends them was killed then.
    /// </summary>
    /// <param name="requests">How many pass.</param>
    /// <param name="whenCut">Called with each request that does not.</param>
    internal void CutAfter(int requests, Action whenCut) => (_left, _whenCut) = (requests, whenCut);

    /// <summary>Lets all requests through again.</summary>
    internal void Mend() => (_left, _whenCut) = (int.MaxValue, null);

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => NewClient();

    internal HttpClient NewClient() => new(new Counting(this, clock)) { Timeout = Timeout.InfiniteTimeSpan };

    private sealed class Counting(CountedRequests requests, VirtualClock clock)
        : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            if (Interlocked.Decrement(ref requests._left) < 0)
            {
                requests._whenCut?.Invoke();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }
            using var held = clock.Hold(await NameAsync(request, cancellationToken));
            var answer = await base.SendAsync(request, cancellationToken);
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
            return answer;
        }

        /// <summary>The operation, as far as it is easy to see.</summary>
        private static async Task<string> NameAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Headers.TryGetValues("X-Amz-Target", out var operation))
            {
                return operation.First();
            }
            return request.Content is { Headers.ContentType.MediaType: "application/x-www-form-urlencoded" } form
                ? (await form.ReadAsStringAsync(cancellationToken)).Split('&')[0]
                : $"{request.Method} {request.RequestUri!.AbsolutePath}";
        }
    }
}
