using AiChef.LocalCloud.DynamoDb.Expressions;
using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.PartiQl;

/// <summary>How a SELECT reads its table or index: by key where the condition gives one, else everything.</summary>
/// <remarks>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.select.html</remarks>
internal sealed class PartiQlSelect
{
    private readonly Table _table;
    private readonly TableIndex? _index;
    private readonly KeySchema _key;
    private readonly SelectStatement _statement;
    private readonly Condition? _where;
    private readonly Condition[] _parts;
    private readonly PartiQlColumns _columns;

    public PartiQlSelect(Table table, PartiQlRequest request)
    {
        _table = table;
        _index = request.Index is { } name
            ? table.Index(name) ?? throw DynamoDbErrors.Validation("The table does not have the specified index")
            : null;
        _key = _index?.Key ?? table.Key;
        _statement = (SelectStatement)request.Statement;
        _where = request.Where;
        _parts = [.. PartiQlKey.Parts(request.Where)];
        _columns = new(_statement.Columns);
        CheckProjected();
    }

    public Table Table => _table;

    public TableIndex? Index => _index;

    /// <summary>What an answer shows of an item.</summary>
    public MapValue Shown(MapValue item) => _columns.IsAll ? Seen(item) : _columns.Of(item);

    /// <summary>The key of the only item that is asked for, or null if the statement asks for more or less.</summary>
    public MapValue? Single()
    {
        var (key, rest) = PartiQlKey.Split(_table, _where, out var isWhole);
        return _index is null && isWhole && rest is null ? ItemRules.Key(_table, key) : null;
    }

    public ItemQuery Query(TableItems items, MapValue? start, int? limit)
    {
        var order = Order();
        var keyed = KeyParts();
        var rest = _parts.Except(keyed).ToList();
        var within = keyed.Count == 0 ? _parts.FirstOrDefault(IsOfSomePartitions) : null;
        if (within is EitherCondition branches)
        {
            PartiQlOverlap.Check(branches, _key);
        }

        return new(_table, _index, items)
        {
            Key = keyed.Count == 0 ? null : KeyCondition.Of(PartiQlKey.Join(keyed)!, _key, _table.TypeOf),
            Within = within,
            Filter = PartiQlKey.Join(rest),
            Seen = _index is null or { ProjectionType: "ALL" } ? null : Seen,
            Order = order,
            Start = start,
            Limit = limit,
        };
    }

    // what an index has of an item
    private MapValue Seen(MapValue item) =>
        _index is null or { ProjectionType: "ALL" } ? item : item.Only(Projected(_index));

    private IEnumerable<string> Projected(TableIndex index) =>
        _table.Key.Names.Concat(index.Key.Names).Concat(index.NonKeyAttributes);

    // an equality for each partition key, then what narrows the sort keys in their order
    private List<Condition> KeyParts()
    {
        var parts = new List<Condition>();
        foreach (var name in _key.Hash)
        {
            if (Array.Find(_parts, part => PartiQlKey.Equal(part, name) is not null) is not { } equal)
            {
                return [];
            }

            parts.Add(Turned(equal));
        }

        foreach (var name in _key.Range)
        {
            if (Array.Find(_parts, part => Narrows(part) && PartiQlKey.Attribute(part) == name) is not { } part)
            {
                break;
            }

            parts.Add(part);
            if (part is not Comparison { Operator: "=" })
            {
                break;
            }
        }

        return parts;
    }

    private static bool Narrows(Condition part) =>
        part
            is Comparison { Operator: not "<>", Left: PathOperand }
                or BetweenCondition
                or BeginsWithCondition { Value: PathOperand };

    // an equality with the attribute on the left
    private static Condition Turned(Condition equal) =>
        equal is Comparison { Left: ConstantOperand left, Right: PathOperand right }
            ? new Comparison("=", right, left)
            : equal;

    // IN, or OR of equalities, on the partition key
    private bool IsOfSomePartitions(Condition part) =>
        _key.Hash.Count == 1
        && part switch
        {
            EitherCondition either => IsOfSomePartitions(either.Left) && IsOfSomePartitions(either.Right),
            InCondition => PartiQlKey.Attribute(part) == _key.Hash[0],
            _ => PartiQlKey.Parts(part).Any(each => PartiQlKey.Equal(each, _key.Hash[0]) is not null),
        };

    private PartiQlOrder? Order()
    {
        if (_statement.Order.Count == 0)
        {
            return null;
        }

        if (_where is null)
        {
            throw DynamoDbErrors.Validation("Must have WHERE clause in the statement when using ORDER BY clause.");
        }

        (string Name, bool IsDescending)[] terms =
        [
            .. _statement.Order.Select(term =>
                (
                    PartiQlValues.Path(term.Key)?.Root ?? throw PartiQlErrors.UnexpectedPath(term.Key.Token),
                    term.IsDescending
                )
            ),
        ];
        if (Array.Find(terms, term => !_key.Names.Contains(term.Name)).Name is { } other)
        {
            throw DynamoDbErrors.Validation($"Attribute {other} in ORDER BY clause must be part of the primary key");
        }

        var partitions = _parts.Sum(Partitions);
        if (partitions == 0)
        {
            throw DynamoDbErrors.Validation(
                "Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause."
            );
        }

        return partitions > 1 && !Array.Exists(terms, term => _key.Hash.Contains(term.Name))
            ? throw DynamoDbErrors.Validation(
                "Must have hash key in ORDER BY clause when more than one hash key condition specified in WHERE clause."
            )
            : new PartiQlOrder(terms, _key);
    }

    private int Partitions(Condition part) =>
        part switch
        {
            InCondition several when IsOfSomePartitions(part) => several.Candidates.Count,
            EitherCondition either when IsOfSomePartitions(part) => Partitions(either.Left) + Partitions(either.Right),
            _ => PartiQlKey.Parts(part).Any(each => PartiQlKey.Equal(each, _key.Hash[0]) is not null) ? 1 : 0,
        };

    private void CheckProjected()
    {
        if (_index is null or { ProjectionType: "ALL" })
        {
            return;
        }

        var projected = Projected(_index).ToHashSet(StringComparer.Ordinal);
        string[] missing = [.. _columns.Roots.Where(root => !projected.Contains(root)).Distinct()];
        if (_index.IsGlobal && missing.Length > 0)
        {
            throw DynamoDbErrors.Invalid(
                $"Global secondary index {_index.Name} does not project [{string.Join(", ", missing)}]"
            );
        }

        if (!Array.Exists(_parts, part => PartiQlKey.Attribute(part) is { } name && _key.Names.Contains(name)))
        {
            return;
        }

        string[] unseen =
        [
            .. _parts
                .Where(static part => Bare(part) is not (BothCondition or EitherCondition))
                .SelectMany(static part => part.Paths)
                .Select(static path => path.Root)
                .Where(root => !projected.Contains(root))
                .Distinct(),
        ];
        if (unseen.Length > 0)
        {
            throw DynamoDbErrors.Invalid(
                $"Secondary index {_index.Name} does not project one or more filter attributes: "
                    + $"[{string.Join(", ", unseen)}]"
            );
        }
    }

    private static Condition Bare(Condition part) => part is NotCondition not ? Bare(not.Inner) : part;
}
