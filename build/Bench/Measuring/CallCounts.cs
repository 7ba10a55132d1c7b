using System.Globalization;
using AiChef.LocalCloud;

namespace AiChef.Bench.Measuring;

/// <summary>The requests that LocalCloud received during a run.</summary>
/// <param name="requests">Each of them.</param>
internal sealed class CallCounts(IReadOnlyCollection<ObservedRequest> requests)
{
    /// <summary>All of them.</summary>
    internal int Total => requests.Count;

    /// <summary>Those that were throttled.</summary>
    internal int Throttled => requests.Count(request => request.IsThrottled);

    /// <summary>How many were answered, by service and operation.</summary>
    internal IEnumerable<(string Service, string Operation, int Count)> Answered =>
        requests
            .Where(request => !request.IsThrottled)
            .GroupBy(request => (request.Service, request.Operation))
            .Select(group => (group.Key.Service, group.Key.Operation, group.Count()));

    /// <summary>How many of an operation were answered.</summary>
    internal int Of(string operation) => Answered.Where(call => call.Operation == operation).Sum(call => call.Count);

    /// <summary>The operations with their numbers, such as <c>CreateChangeSet 1, DescribeStacks 3</c>.</summary>
    internal string Text =>
        string.Join(
            ", ",
            requests
                .GroupBy(request => Named(request.Service, request.Operation), StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key} {group.Count()}"))
        );

    // S3 and API Gateway have methods in place of operations.
    private static string Named(string service, string operation) =>
        operation.All(char.IsUpper) ? $"{service} {operation}" : operation;
}
