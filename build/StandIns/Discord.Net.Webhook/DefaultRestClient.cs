using System.Net;
using System.Text;

namespace Discord.Net.Rest;

internal sealed class DefaultRestClient(string baseUrl, bool useProxy, IWebProxy proxy) : IRestClient
{
    private readonly HttpClient _http = new(
        new HttpClientHandler
        {
            UseCookies = false,
            UseProxy = useProxy,
            Proxy = proxy,
        }
    );

    public void SetHeader(string key, string value)
    {
        _http.DefaultRequestHeaders.Remove(key);
        if (value != null)
        {
            _http.DefaultRequestHeaders.TryAddWithoutValidation(key, value);
        }
    }

    public async Task<RestResponse> SendAsync(
        string method,
        string endpoint,
        string json,
        CancellationToken cancelToken,
        bool headerOnly,
        string reason,
        IEnumerable<KeyValuePair<string, IEnumerable<string>>> requestHeaders
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), baseUrl + endpoint);
        if (json != null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        var response = await _http.SendAsync(request, cancelToken).ConfigureAwait(false);
        return new RestResponse(
            response.StatusCode,
            response.Headers.ToDictionary(h => h.Key, h => h.Value.FirstOrDefault(), StringComparer.OrdinalIgnoreCase),
            await response.Content.ReadAsStreamAsync(cancelToken).ConfigureAwait(false)
        );
    }

    public void Dispose() => _http.Dispose();
}
