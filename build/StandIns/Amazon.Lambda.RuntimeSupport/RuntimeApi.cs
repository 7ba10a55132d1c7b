using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Amazon.Lambda.RuntimeSupport;

// The calls of the runtime API, with the paths, headers and error JSON that the real package sends.
internal sealed class RuntimeApi(HttpClient http)
{
    private const string ErrorContentType = "application/vnd.aws.lambda.error+json";
    private const int LongestCause = 1024 * 1024;

    private readonly FunctionEnvironment _function = new();

    private readonly string _base =
        $"http://{Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")}/2018-06-01/runtime";

    public async Task<(Stream Input, InvocationContext Context)> NextAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{_base}/invocation/next");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await http.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw await UnexpectedAsync(response);
        }

        return (
            new MemoryStream(await response.Content.ReadAsByteArrayAsync(cancellationToken)),
            new InvocationContext(response.Headers, _function)
        );
    }

    public async Task RespondAsync(string requestId, Stream output)
    {
        using var content = new StreamContent(output ?? Stream.Null);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        await PostAsync($"/invocation/{requestId}/response", content, _ => { });
    }

    public async Task ReportErrorAsync(string requestId, Exception exception)
    {
        using var content = ErrorContent(exception);
        await PostAsync(
            $"/invocation/{requestId}/error",
            content,
            headers =>
            {
                headers.TryAddWithoutValidation("Lambda-Runtime-Function-Error-Type", exception.GetType().Name);
                var cause = XRayCause.Of(exception);
                if (cause.Length < LongestCause)
                {
                    headers.TryAddWithoutValidation("Lambda-Runtime-Function-XRay-Error-Cause", cause);
                }
            }
        );
    }

    public async Task ReportInitErrorAsync(Exception exception)
    {
        using var content = ErrorContent(exception);
        await PostAsync("/init/error", content, _ => { });
    }

    private static StringContent ErrorContent(Exception exception) =>
        new(ExceptionJson.Write(exception), Encoding.UTF8, new MediaTypeHeaderValue(ErrorContentType));

    private async Task PostAsync(string path, HttpContent content, Action<HttpRequestHeaders> addHeaders)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _base + path) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        addHeaders(request.Headers);
        using var response = await http.SendAsync(request);
        if (!response.IsSuccessStatusCode)
        {
            throw await UnexpectedAsync(response);
        }
    }

    private static async Task<Exception> UnexpectedAsync(HttpResponseMessage response) =>
        new RuntimeApiClientException(
            $"The HTTP status code of the response was not expected ({(int)response.StatusCode}).",
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Headers.ToDictionary(h => h.Key, h => h.Value),
            innerException: null
        );
}
