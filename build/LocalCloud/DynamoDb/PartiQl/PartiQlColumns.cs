using System.Globalization;
using AiChef.LocalCloud.DynamoDb.Expressions;
using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.PartiQl;

/// <summary>The columns of a SELECT: each value under the last name of its path.</summary>
internal sealed class PartiQlColumns
{
    private readonly (string Name, DocumentPath Path)[] _columns;

    public PartiQlColumns(IReadOnlyList<PartiQlNode>? columns)
    {
        IsAll = columns is null;
        _columns =
        [
            .. (columns ?? []).Select(static column =>
            {
                var path = PartiQlValues.Path(column) ?? throw PartiQlErrors.UnexpectedPath(column.Token);
                return (Name(path), path);
            }),
        ];
    }

    /// <summary>Whether a star stands for all columns.</summary>
    public bool IsAll { get; }

    public IEnumerable<string> Roots => _columns.Select(static column => column.Path.Root);

    public MapValue Of(MapValue item)
    {
        var shown = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var (name, path) in _columns)
        {
            if (path.Find(item) is { } value)
            {
                shown[name] = value;
            }
        }

        return new(shown);
    }

    // an element of a list has the name of its list
    private static string Name(DocumentPath path)
    {
        var last = path.Steps.Count - 1;
        while (path.Steps[last].Name is null)
        {
            last--;
        }

        return path.Steps[last].Name
            + string.Concat(
                path.Steps.Skip(last + 1)
                    .Select(static step => string.Create(CultureInfo.InvariantCulture, $"[{step.Index}]"))
            );
    }
}
