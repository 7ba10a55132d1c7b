using System.Text.Json;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>Which package feeds know of vulnerabilities.</summary>
/// <param name="http">The HTTP client.</param>
/// <remarks>https://learn.microsoft.com/nuget/api/vulnerability-info</remarks>
public sealed class AdvisoryFeeds(HttpClient http)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Whether one of some feeds offers a list of vulnerabilities. A folder offers none.</summary>
    /// <exception cref="HttpRequestException">A feed cannot be asked.</exception>
    public async Task<bool> AnyAsync(IEnumerable<string> sources, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            if (
                Uri.TryCreate(source, UriKind.Absolute, out var url)
                && url.Scheme is "http" or "https"
                && await HasAsync(url, cancellationToken)
            )
            {
                return true;
            }
        }
        return false;
    }

    private async Task<bool> HasAsync(Uri index, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            using var document = JsonDocument.Parse(await http.GetStringAsync(index, limit.Token));
            return document.RootElement.TryGetProperty("resources", out var resources)
                && resources
                    .EnumerateArray()
                    .Any(static each =>
                        each.TryGetProperty("@type", out var type)
                        && type.GetString()?.StartsWith("VulnerabilityInfo/", StringComparison.Ordinal) == true
                    );
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"{index.Host} gives no answer in {Limit.TotalSeconds} s", e);
        }
        catch (JsonException e)
        {
            throw new HttpRequestException($"{index.Host} is no package feed", e);
        }
    }
}
