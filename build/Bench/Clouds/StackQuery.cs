using System.Globalization;
using System.Xml.Linq;

namespace AiChef.Bench.Clouds;

/// <summary>Asks a LocalCloud about stacks, without a client of AWS.</summary>
/// <param name="endpoint">Its URL.</param>
internal sealed class StackQuery(Uri endpoint) : IDisposable
{
    private static readonly XNamespace Xml = "http://cloudformation.amazonaws.com/doc/2010-05-15/";

    private readonly HttpClient _http = new() { BaseAddress = endpoint };

    public void Dispose() => _http.Dispose();

    /// <summary>What a stack was deployed with.</summary>
    internal async Task<StackFacts> DescribeAsync(string stack, CancellationToken cancellationToken)
    {
        var answer = await AskAsync("DescribeStacks", stack, cancellationToken);
        return new(
            stack,
            Pairs(answer, "Parameters", "ParameterKey", "ParameterValue"),
            Pairs(answer, "Tags", "Key", "Value")
        );
    }

    /// <summary>The value of an output of a stack.</summary>
    /// <exception cref="BenchFailure">The stack has no such output.</exception>
    internal async Task<string> OutputAsync(string stack, string output, CancellationToken cancellationToken)
    {
        var answer = await AskAsync("DescribeStacks", stack, cancellationToken);
        return Pairs(answer, "Outputs", "OutputKey", "OutputValue").Find(pair => pair.Key == output).Value
            ?? throw new BenchFailure($"{stack} has no output {output}");
    }

    /// <summary>When the last operation of a stack ended, by its newest event.</summary>
    internal async Task<DateTimeOffset> EndAsync(string stack, CancellationToken cancellationToken)
    {
        var answer = await AskAsync("DescribeStackEvents", stack, cancellationToken);
        var newest = answer.Descendants(Xml + "Timestamp").First().Value;
        return DateTimeOffset.Parse(newest, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }

    private async Task<XElement> AskAsync(string operation, string stack, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/");
        request.Content = new FormUrlEncodedContent([
            new("Action", operation),
            new("Version", "2010-05-15"),
            new("StackName", stack),
        ]);
        request.Headers.TryAddWithoutValidation("Authorization", Unsigned.For("cloudformation"));
        using var answer = await _http.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode
            ? XElement.Parse(text)
            : throw new BenchFailure($"{operation} of {stack} was refused:\n{text}");
    }

    private static List<KeyValuePair<string, string>> Pairs(XElement answer, string list, string key, string value) =>
        [
            .. answer
                .Descendants(Xml + list)
                .Elements(Xml + "member")
                .Where(member => member.Element(Xml + key) is not null)
                .Select(member =>
                    KeyValuePair.Create((string)member.Element(Xml + key)!, (string?)member.Element(Xml + value) ?? "")
                ),
        ];
}
