using Amazon.Runtime;

namespace AiChef.Tests;

/// <summary>
/// Creates the HTTP clients of AWS clients such that a clock stands still from each request until its answer is there.
/// </summary>
internal sealed class CountedRequests(VirtualClock clock) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => NewClient();

    internal HttpClient NewClient() => new(new Counting(clock)) { Timeout = Timeout.InfiniteTimeSpan };

    private sealed class Counting(VirtualClock clock)
        : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            using var held = clock.Hold();
            var answer = await base.SendAsync(request, cancellationToken);
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
            return answer;
        }
    }
}
