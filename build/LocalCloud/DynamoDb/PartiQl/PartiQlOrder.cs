using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.PartiQl;

/// <summary>
/// The order of ORDER BY. Without a term of its own the partition key ascends and the sort key descends.
/// </summary>
internal sealed class PartiQlOrder(IReadOnlyList<(string Name, bool IsDescending)> terms, KeySchema key)
    : IComparer<MapValue>
{
    public int Compare(MapValue? x, MapValue? y)
    {
        foreach (var name in key.Names)
        {
            var order = ValueOrder.Instance.Compare(x?[name], y?[name]);
            if (order != 0)
            {
                return IsDescending(name) ? -order : order;
            }
        }

        return 0;
    }

    private bool IsDescending(string name)
    {
        foreach (var term in terms)
        {
            if (term.Name == name)
            {
                return term.IsDescending;
            }
        }

        return key.Range.Contains(name);
    }
}
