using System.Text;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.DynamoDb.Values;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.DynamoDb.Backups;

/// <summary>The backups of all accounts and regions.</summary>
internal sealed class BackupState(Cloud cloud) : ICloudPart<BackupState>
{
    private readonly Documents<TableBackup> _backups = new(
        cloud.Store,
        "dynamodb-backups",
        DynamoDbJson.Default.TableBackup
    );

    public static BackupState Create(Cloud cloud) => new(cloud);

    public TableBackup? Find(string arn) => _backups[arn];

    /// <summary>The backups of an account in a region, the oldest first.</summary>
    public IEnumerable<TableBackup> All(Scope scope) =>
        _backups
            .StartingWith(scope.Arn("dynamodb", "table/"))
            .Select(static entry => entry.Value)
            .OrderBy(static backup => backup.Created)
            .ThenBy(static backup => backup.Arn, StringComparer.Ordinal);

    public TableBackup Make(Scope scope, Table table, string name)
    {
        using var batch = cloud.Store.Begin();
        var items = cloud.Get<DynamoDbState>().Items(table);
        var now = cloud.Now;
        // milliseconds and eight digits, as AWS makes the ids of backups
        var id = $"{now.ToUnixTimeMilliseconds():D14}-{Guid.NewGuid().ToString("N")[..8]}";
        var arn = $"{table.Arn(scope)}/backup/{id}";
        var content = new JsonObject
        {
            // keeps apart what is equal in two backups, so that one can be deleted
            ["Backup"] = arn,
            ["Items"] = new JsonArray([.. items.All(table).Select(AttributeJson.WriteItem)]),
        };
        var backup = new TableBackup(
            arn,
            name,
            now,
            table,
            cloud.Blobs.Put(Encoding.UTF8.GetBytes(content.ToJsonString()))
        )
        {
            Count = items.Count,
            Bytes = items.Bytes,
            Ready = now + cloud.Options.ProvisioningTime,
        };
        _backups.Put(arn, backup);
        return backup;
    }

    public IEnumerable<MapValue> Items(TableBackup backup) =>
        JsonNode.Parse(cloud.Blobs.Get(backup.Items))!["Items"]!
            .AsArray()
            .Select(static item => AttributeJson.ReadItem(item!.AsObject()));

    public void Remove(TableBackup backup)
    {
        _backups.Remove(backup.Arn);
        cloud.Blobs.Remove(backup.Items);
    }

    public bool IsReady(TableBackup backup) => cloud.Now >= backup.Ready;
}
