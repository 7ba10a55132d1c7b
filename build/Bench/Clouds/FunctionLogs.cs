using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace AiChef.Bench.Clouds;

/// <summary>Reads the logs of the functions in a LocalCloud, without a client of AWS.</summary>
/// <param name="endpoint">Its URL.</param>
internal sealed class FunctionLogs(string endpoint) : IDisposable
{
    private const string Folder = "/aws/lambda/";

    private readonly HttpClient _http = new() { BaseAddress = new Uri(endpoint) };

    public void Dispose() => _http.Dispose();

    /// <summary>What is reported of all calls, function by function.</summary>
    internal async Task<IReadOnlyList<FunctionReport>> ReportsAsync(CancellationToken cancellationToken)
    {
        var groups = await AskAsync(
            "DescribeLogGroups",
            new JsonObject { ["logGroupNamePrefix"] = Folder },
            cancellationToken
        );
        var reports = new List<FunctionReport>();
        foreach (var group in groups["logGroups"]!.AsArray())
        {
            reports.AddRange(await ReportsAsync((string)group!["logGroupName"]!, cancellationToken));
        }
        return reports;
    }

    private async Task<List<FunctionReport>> ReportsAsync(string group, CancellationToken cancellationToken)
    {
        var reports = new List<FunctionReport>();
        var request = new JsonObject { ["logGroupName"] = group };
        string? next;
        do
        {
            var page = await AskAsync("FilterLogEvents", request, cancellationToken);
            var lines = page["events"]!.AsArray().Select(static line => (string)line!["message"]!);
            reports.AddRange(
                lines.Select(line => FunctionReport.Of(group[Folder.Length..], line)).OfType<FunctionReport>()
            );
            next = (string?)page["nextToken"];
            request["nextToken"] = next;
        } while (next is not null);
        return reports;
    }

    private async Task<JsonNode> AskAsync(string operation, JsonObject body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/");
        request.Content = new StringContent(body.ToJsonString());
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", $"Logs_20140328.{operation}");
        request.Headers.TryAddWithoutValidation("Authorization", Unsigned.For("logs"));
        using var answer = await _http.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new BenchFailure($"{operation} was refused:\n{text}");
    }
}
