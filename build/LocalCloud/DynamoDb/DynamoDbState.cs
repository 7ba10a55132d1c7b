using AiChef.LocalCloud.DynamoDb.Streams;
using AiChef.LocalCloud.State;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>The tables of all accounts and regions and their items.</summary>
internal sealed class DynamoDbState(Cloud cloud) : ICloudPart<DynamoDbState>
{
    private readonly Documents<Table> _tables = new(cloud.Store, "dynamodb-tables", DynamoDbJson.Default.Table);
    private readonly MadeOnce<string, TableItems> _items = new(cloud.Store);

    public Documents<SpentToken> Tokens { get; } = new(cloud.Store, "dynamodb-tokens", DynamoDbJson.Default.SpentToken);

    public static DynamoDbState Create(Cloud cloud) => new(cloud);

    public IEnumerable<Table> All(Scope scope) =>
        _tables.StartingWith(scope.Key("")).Select(static entry => entry.Value);

    public Table? Find(Scope scope, string name) => _tables[scope.Key(name)];

    public TableItems Items(Table table)
    {
        var items = _items.Get(table.Id, id => new TableItems(cloud, id));
        items.Recover(table.Recovery);
        return items;
    }

    /// <summary>Whether the table's creation time is over.</summary>
    public bool IsActive(Table table) => cloud.Now >= table.Created + cloud.Options.ProvisioningTime;

    public Table Make(Scope scope, Table table)
    {
        using var batch = cloud.Store.Begin();
        if (Find(scope, table.Name) is not null)
        {
            throw DynamoDbErrors.TableExists(table.Name);
        }

        _tables.Put(scope.Key(table.Name), table);
        cloud.Get<StreamsState>().Follow(scope, null, table);
        return table;
    }

    public Table Change(Scope scope, string name, Func<Table, Table> change)
    {
        using var batch = cloud.Store.Begin();
        var table = Find(scope, name) ?? throw DynamoDbErrors.TableNotFound(name);
        var changed = change(table);
        _tables.Put(scope.Key(name), changed);
        cloud.Get<StreamsState>().Follow(scope, table, changed);
        return changed;
    }

    /// <summary>Removes a table with its items.</summary>
    /// <exception cref="AwsException">The table is protected.</exception>
    public Table Remove(Scope scope, string name)
    {
        using var batch = cloud.Store.Begin();
        var table = Find(scope, name) ?? throw DynamoDbErrors.TableNotFound(name);
        if (table.IsProtected)
        {
            throw DynamoDbErrors.Validation(
                "Resource cannot be deleted as it is currently protected "
                    + "against deletion. Disable deletion protection first."
            );
        }

        Items(table).Clear();
        _tables.Remove(scope.Key(name));
        cloud.Get<StreamsState>().Follow(scope, table, null);
        _items.Remove(table.Id);
        return table;
    }
}
