using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using AiChef.ServiceModels;

namespace AiChef.LocalCloud.Wire.Shapes;

/// <summary>Finds the operation of a REST request by method, path and query.</summary>
internal sealed class RestTable
{
    private static readonly ConcurrentDictionary<string, RestTable> Known = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<(ServiceOperation Operation, string[] Path)> _operations;

    private RestTable(ServiceModel model) =>
        // of two operations with one path, the one that asks for more in the query comes first
        _operations = [
            .. model
                .Operations.OrderByDescending(static operation => operation.Query.Count)
                .Select(static operation => (operation, Segments(operation.Path))),
        ];

    /// <summary>The table of a model.</summary>
    public static RestTable Of(string model) => Known.GetOrAdd(model, static name => new(ServiceModel.Of(name)));

    /// <summary>The operation of a request, with what its path names; null if the model has none.</summary>
    public bool TryFind(
        HttpCall http,
        [NotNullWhen(true)] out ServiceOperation? operation,
        out IReadOnlyDictionary<string, string> labels
    )
    {
        var path = Segments(http.RawPath);
        foreach (var (candidate, template) in _operations)
        {
            if (
                candidate.Method == http.Method
                && Match(template, path) is { } found
                && candidate.Query.All(asked => HasQuery(http, asked))
            )
            {
                (operation, labels) = (candidate, found);
                return true;
            }
        }

        (operation, labels) = (null, new Dictionary<string, string>(StringComparer.Ordinal));
        return false;
    }

    private static string[] Segments(string path) => path.Trim('/').Split('/');

    private static Dictionary<string, string>? Match(string[] template, string[] path)
    {
        if (path.Length != template.Length)
        {
            return null;
        }

        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < template.Length; at++)
        {
            if (template[at] is ['{', .. var label, '}'])
            {
                labels[label.TrimEnd('+')] = Uri.UnescapeDataString(path[at]);
            }
            else if (template[at] != path[at])
            {
                return null;
            }
        }

        return labels;
    }

    private static bool HasQuery(HttpCall http, string asked)
    {
        var parts = asked.Split('=', 2);
        return http.QueryParameters()
            .Any(pair => pair.Key == parts[0] && (parts.Length == 1 || pair.Value == parts[1]));
    }
}
