using System.Net;

namespace AiChef.Deployment.Operations.Health;

/// <summary>Whether an API answers <c>GET /health</c> with 200.</summary>
/// <param name="http">The HTTP client.</param>
/// <param name="url">The URL of the API's stage.</param>
public sealed class ApiHealth(HttpClient http, string url) : IHealthCheck
{
    /// <inheritdoc/>
    public string Part => "API";

    /// <inheritdoc/>
    public async Task<HealthFinding> LookAsync(CancellationToken cancellationToken)
    {
        var address = new Uri($"{url.TrimEnd('/')}/health");
        try
        {
            using var answer = await http.GetAsync(address, cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK
                ? HealthFinding.Healthy(Part, "GET /health answers 200")
                : HealthFinding.Unhealthy(Part, $"GET {address} answers {(int)answer.StatusCode}") with
                {
                    Command = "Logs --services api-gateway",
                };
        }
        catch (HttpRequestException e)
        {
            return HealthFinding.Unhealthy(Part, $"GET {address}: {e.Message}");
        }
    }
}
