using System.IO.Compression;

namespace AiChef.ServiceModels;

/// <summary>
/// The operations of all services by the names that Step Functions calls them by (<c>aws-sdk:sfn:listExecutions</c>).
/// </summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html</remarks>
public static class SdkOperations
{
    private static readonly Lazy<Dictionary<string, HashSet<string>>> Known = new(Read);

    /// <summary>Whether a service has an operation; the list is read at the first question.</summary>
    /// <param name="service">The service as the AWS SDK for Java names its package, such as <c>sfn</c>.</param>
    /// <param name="operation">The operation as its method, such as <c>putLogEvents</c>.</param>
    public static bool Has(string service, string operation) =>
        Known.Value.TryGetValue(service, out var operations) && operations.Contains(operation);

    private static Dictionary<string, HashSet<string>> Read()
    {
        using var packed = typeof(SdkOperations).Assembly.GetManifestResourceStream("operations.txt.gz")!;
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => line.Split(' '))
            .ToDictionary(
                static words => words[0],
                static words => words.Skip(1).ToHashSet(StringComparer.Ordinal),
                StringComparer.Ordinal
            );
    }
}
