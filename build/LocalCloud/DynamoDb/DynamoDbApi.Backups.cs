using System.Text.Json.Nodes;
using AiChef.LocalCloud.DynamoDb.Backups;
using AiChef.LocalCloud.DynamoDb.Values;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>Backups on demand, and tables that are restored from them or to a point in time.</summary>
internal sealed partial class DynamoDbApi
{
    private const int BackupsPerPage = 100;
    private readonly BackupState _backups = cloud.Get<BackupState>();

    private JsonObject CreateBackup(AwsCall call)
    {
        var table = Known(call, TableName.Of(call.Input));
        if (!_state.IsActive(table))
        {
            throw new AwsException("TableInUseException", $"Table is being created: {table.Name}");
        }

        var backup = _backups.Make(call.Scope, table, call.Input.RequiredText("BackupName"));
        return new() { ["BackupDetails"] = BackupShapes.Details(backup, "CREATING") };
    }

    private JsonObject DescribeBackup(AwsCall call)
    {
        var backup = Backup(call);
        return new() { ["BackupDescription"] = Description(call, backup, Status(backup)) };
    }

    private JsonObject DeleteBackup(AwsCall call)
    {
        var backup = Backup(call);
        if (!_backups.IsReady(backup))
        {
            throw new AwsException("BackupInUseException", $"Backup is being created: {backup.Arn}");
        }

        var description = Description(call, backup, "DELETED");
        _backups.Remove(backup);
        return new() { ["BackupDescription"] = description };
    }

    private JsonObject ListBackups(AwsCall call)
    {
        var input = call.Input;
        var table = input["TableName"] is null ? null : TableName.Of(input);
        var (from, to) = (input.Moment("TimeRangeLowerBound"), input.Moment("TimeRangeUpperBound"));
        var limit = input.Integer("Limit") ?? BackupsPerPage;
        IEnumerable<TableBackup> all = input.Text("BackupType") is null or "USER" or "ALL"
            ? _backups.All(call.Scope)
            : [];
        if (input.Text("ExclusiveStartBackupArn") is { } after)
        {
            all = all.SkipWhile(backup => backup.Arn != after).Skip(1);
        }

        var found = all.Where(backup =>
                (table is null || backup.Table.Name == table) && !(backup.Created < from) && !(backup.Created >= to)
            )
            .Take(limit + 1)
            .ToList();
        return new()
        {
            ["BackupSummaries"] = new JsonArray([
                .. found.Take(limit).Select(each => BackupShapes.Summary(call.Scope, each, Status(each))),
            ]),
            ["LastEvaluatedBackupArn"] = found.Count > limit ? found[limit - 1].Arn : null,
        };
    }

    private JsonObject RestoreTableFromBackup(AwsCall call)
    {
        var backup = Backup(call);
        if (!_backups.IsReady(backup))
        {
            throw new AwsException("BackupInUseException", $"Backup is being created: {backup.Arn}");
        }

        return Restore(
            call,
            backup.Table,
            _backups.Items(backup),
            new(backup.Table.Arn(call.Scope), backup.Arn, backup.Created)
        );
    }

    private JsonObject RestoreTableToPointInTime(AwsCall call)
    {
        var member = call.Input["SourceTableArn"] is null ? "SourceTableName" : "SourceTableArn";
        var name = TableName.Of(call.Input, member);
        using var batch = cloud.Store.Begin();
        var source = _state.Find(call.Scope, name) ?? throw TableMissing(name);
        if (source.Recovery is not { } recovery)
        {
            throw new AwsException(
                "PointInTimeRecoveryUnavailableException",
                $"Point in time recovery is not enabled for table '{name}'"
            );
        }

        var now = cloud.Now;
        var wanted = call.Input.Moment("RestoreDateTime");
        if (wanted is null && call.Input.Flag("UseLatestRestorableTime") != true)
        {
            throw DynamoDbErrors.Validation(
                "One of RestoreDateTime or UseLatestRestorableTime must be specified in the request"
            );
        }

        var time = wanted ?? now;
        if (time < recovery.Earliest(now) || time > now)
        {
            throw new AwsException(
                "InvalidRestoreTimeException",
                "An invalid restore time was specified. RestoreDateTime must be between "
                    + "EarliestRestorableDateTime and LatestRestorableDateTime."
            );
        }

        return Restore(call, source, _state.Items(source).At(source, time), new(source.Arn(call.Scope), null, time));
    }

    private JsonObject Restore(AwsCall call, Table source, IEnumerable<MapValue> content, TableRestore restore)
    {
        var name = TableName.Of(call.Input, "TargetTableName");
        using var batch = cloud.Store.Begin();
        if (_state.Find(call.Scope, name) is not null)
        {
            throw new AwsException("TableAlreadyExistsException", $"Table already exists: {name}");
        }

        var table = _state.Make(call.Scope, RestoredTable.Of(source, name, restore, call.Input, cloud.Now));
        var items = _state.Items(table);
        foreach (var item in content)
        {
            items.Write(table, TableItems.KeyOf(table.Key, item), null, item);
        }

        return new() { ["TableDescription"] = TableShape.Of(call.Scope, table, items, "CREATING") };
    }

    private TableBackup Backup(AwsCall call)
    {
        var arn = call.Input.RequiredText("BackupArn");
        return _backups.Find(arn) ?? throw new AwsException("BackupNotFoundException", $"Backup not found: {arn}");
    }

    private JsonObject Description(AwsCall call, TableBackup backup, string status) =>
        BackupShapes.Description(call.Scope, backup, _state.Items(backup.Table), status);

    private string Status(TableBackup backup) => _backups.IsReady(backup) ? "AVAILABLE" : "CREATING";

    private static AwsException TableMissing(string name) => new("TableNotFoundException", $"Table not found: {name}");
}
