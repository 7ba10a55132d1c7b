using AiChef.LocalCloud.DynamoDb.Expressions;
using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.PartiQl;

/// <summary>The writes that statements ask for.</summary>
internal static class PartiQlWrites
{
    /// <summary>A write of one item; EXISTS writes nothing and only checks.</summary>
    public static ItemWrite Of(Table table, PartiQlRequest request) =>
        request.Statement switch
        {
            InsertStatement => Insert(table, request),
            UpdateStatement => Update(table, request),
            DeleteStatement => Delete(table, request),
            _ => Check(table, request),
        };

    /// <summary>What RETURNING shows of an item before and after the write, or null.</summary>
    public static MapValue? Shown(PartiQlRequest request, ItemWrite write, MapValue? old, MapValue? changed) =>
        request.Returning switch
        {
            "ALL OLD" => old,
            "ALL NEW" => changed,
            "MODIFIED OLD" => old is null ? null : new Projection(write.UpdatedPaths).Of(old),
            "MODIFIED NEW" => changed is null ? null : new Projection(write.UpdatedPaths).Of(changed),
            _ => null,
        };

    private static ItemWrite Insert(Table table, PartiQlRequest request)
    {
        var item = ItemRules.Item(table, request.Item!);
        return new(
            table,
            item.Only(table.Key.Names),
            Exists(table, wanted: false),
            request.ShowsOldOnFailure,
            _ => item
        )
        {
            IsInsert = true,
        };
    }

    private static ItemWrite Update(Table table, PartiQlRequest request)
    {
        var (key, rest) = Key(table, request);
        var exists = Exists(table, wanted: true);
        return ItemWrite.Update(
            table,
            key,
            rest is null ? exists : new BothCondition(exists, rest),
            request.ShowsOldOnFailure,
            request.Update!
        );
    }

    private static ItemWrite Delete(Table table, PartiQlRequest request)
    {
        var (key, rest) = Key(table, request);
        if (request.Returning is not (null or "ALL OLD"))
        {
            throw DynamoDbErrors.Validation(
                $"Invalid returning clause: RETURNING {request.Returning} *. "
                    + "Only RETURNING ALL OLD * is allowed in DELETE statements."
            );
        }

        // where there is no item, there is nothing to do
        var condition = rest is null ? null : new EitherCondition(Exists(table, wanted: false), rest);
        return new(table, key, condition, request.ShowsOldOnFailure, static _ => null);
    }

    private static ItemWrite Check(Table table, PartiQlRequest request)
    {
        var (key, rest) = Key(table, request);
        return rest is null
            ? throw DynamoDbErrors.Validation("EXISTS() must contain a single item read with additional condition")
            : new(table, key, rest, request.ShowsOldOnFailure, static item => item);
    }

    private static (MapValue Key, Condition? More) Key(Table table, PartiQlRequest request)
    {
        var (key, rest) = PartiQlKey.Split(table, request.Where, out var isWhole);
        return isWhole ? (ItemRules.Key(table, key), rest) : throw PartiQlErrors.NoKey();
    }

    private static ExistsCondition Exists(Table table, bool wanted) =>
        new(new DocumentPath([new PathStep(table.Key.Hash[0], 0)]), wanted);
}
