using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.DynamoDb;
using AiChef.LocalCloud.DynamoDb.Streams;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDbStreams;

/// <summary>
/// The streams of tables, each with one shard.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB_Streams.html
/// </summary>
internal sealed class DynamoDbStreamsApi(Cloud cloud) : IOperationService, ICloudPart<DynamoDbStreamsApi>
{
    private const int MostStreams = 100;
    private const int MostRecords = 1000;
    private const long MostBytes = 1024 * 1024;
    private static readonly TimeSpan IteratorLife = TimeSpan.FromMinutes(15);
    private readonly StreamsState _state = cloud.Get<StreamsState>();

    public static DynamoDbStreamsApi Create(Cloud cloud) => new(cloud);

    public ValueTask<JsonObject?> CallAsync(AwsCall call, CancellationToken cancellationToken) =>
        ValueTask.FromResult<JsonObject?>(
            call.Operation switch
            {
                "ListStreams" => List(call),
                "DescribeStream" => Describe(call),
                "GetShardIterator" => Iterator(call),
                "GetRecords" => Records(call),
                _ => throw NotModelled.Operation("dynamodbstreams", call.Operation),
            }
        );

    private JsonObject List(AwsCall call)
    {
        var table = call.Input.Text("TableName");
        var start = call.Input.Text("ExclusiveStartStreamArn");
        var limit = Limit(call, MostStreams);
        var all = _state
            .All(call.Scope)
            .Where(stream => table is null || stream.Table == (TableName.OfArn(table) ?? table))
            .Where(stream => start is null || string.CompareOrdinal(stream.Arn(call.Scope), start) > 0)
            .ToList();
        return new()
        {
            ["Streams"] = new JsonArray([
                .. all.Take(limit)
                    .Select(stream => new JsonObject
                    {
                        ["StreamArn"] = stream.Arn(call.Scope),
                        ["TableName"] = stream.Table,
                        ["StreamLabel"] = stream.Label,
                    }),
            ]),
            ["LastEvaluatedStreamArn"] = all.Count > limit ? all[limit - 1].Arn(call.Scope) : null,
        };
    }

    private JsonObject Describe(AwsCall call)
    {
        var stream = StreamOf(call, call.Input.RequiredText("StreamArn"));
        var isAsked =
            call.Input.Object("ShardFilter") is null
            && (
                call.Input.Text("ExclusiveStartShardId") is not { } start
                || string.CompareOrdinal(stream.Shard, start) > 0
            );
        Limit(call, MostStreams);
        return new()
        {
            ["StreamDescription"] = new JsonObject
            {
                ["StreamArn"] = stream.Arn(call.Scope),
                ["StreamLabel"] = stream.Label,
                ["StreamStatus"] = stream.Ended is null ? "ENABLED" : "DISABLED",
                ["StreamViewType"] = stream.ViewType,
                ["CreationRequestDateTime"] = InputTree.Time(stream.Created),
                ["TableName"] = stream.Table,
                ["KeySchema"] = TableShape.Key(stream.Key),
                ["Shards"] = isAsked ? new JsonArray(Shard(stream)) : new JsonArray(),
            },
        };
    }

    private static JsonObject Shard(TableStreamState stream) =>
        new()
        {
            ["ShardId"] = stream.Shard,
            ["SequenceNumberRange"] = new JsonObject
            {
                ["StartingSequenceNumber"] = Sequence(1),
                ["EndingSequenceNumber"] = stream.Last is { } last ? Sequence(Math.Max(1, last)) : null,
            },
        };

    private JsonObject Iterator(AwsCall call)
    {
        var input = call.Input;
        var stream = StreamOf(call, input.RequiredText("StreamArn"));
        if (input.Text("ShardId") != stream.Shard)
        {
            throw new AwsException(
                "ResourceNotFoundException",
                $"Requested resource not found: Shard does not exist: {input.Text("ShardId")}"
            );
        }

        var type = input.RequiredText("ShardIteratorType");
        var isByNumber = type is "AT_SEQUENCE_NUMBER" or "AFTER_SEQUENCE_NUMBER";
        if (isByNumber != input["SequenceNumber"] is not null)
        {
            throw DynamoDbErrors.Validation(
                isByNumber
                    ? $"SequenceNumber must be specified for iterator type {type}"
                    : $"SequenceNumber must not be specified for iterator type {type}"
            );
        }

        var next = type switch
        {
            "TRIM_HORIZON" => 1,
            "LATEST" => _state.Last(stream) + 1,
            "AT_SEQUENCE_NUMBER" => Number(input.RequiredText("SequenceNumber")),
            _ => Number(input.RequiredText("SequenceNumber")) + 1,
        };
        return new() { ["ShardIterator"] = IteratorOf(call.Scope, stream, next) };
    }

    private JsonObject Records(AwsCall call)
    {
        var (stream, next) = ReadIterator(call);
        var limit = Limit(call, MostRecords);
        var records = new JsonArray();
        var bytes = 0L;
        foreach (var change in _state.From(stream, next))
        {
            if (records.Count == limit || bytes >= MostBytes)
            {
                break;
            }

            records.Add(StreamRecordShape.Of(call.Scope, stream, change, Sequence(change.Number)));
            bytes += change.Bytes;
            next = change.Number + 1;
        }

        return new()
        {
            ["Records"] = records,
            ["NextShardIterator"] =
                stream.Last is { } last && next > last ? null : IteratorOf(call.Scope, stream, next),
        };
    }

    private TableStreamState StreamOf(AwsCall call, string arn) =>
        arn.StartsWith("arn:", StringComparison.Ordinal) && arn.Contains("/stream/", StringComparison.Ordinal)
            ? _state.Find(call.Scope, arn)
                ?? throw new AwsException(
                    "ResourceNotFoundException",
                    $"Requested resource not found: Stream: {arn} not found"
                )
            : throw DynamoDbErrors.Validation("Invalid StreamArn");

    private string IteratorOf(Scope scope, TableStreamState stream, long next) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{stream.Arn(scope)}|1|{Convert.ToBase64String(Encoding.ASCII.GetBytes($"{next} {cloud.Now.ToUnixTimeSeconds()}"))}"
        );

    private (TableStreamState Stream, long Next) ReadIterator(AwsCall call)
    {
        var parts = call.Input.RequiredText("ShardIterator").Split('|');
        var text = new byte[64];
        if (
            parts.Length != 3
            || !Convert.TryFromBase64String(parts[2], text, out var length)
            || Encoding.ASCII.GetString(text, 0, length).Split(' ') is not [var number, var issued]
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var next)
            || !long.TryParse(issued, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        )
        {
            throw DynamoDbErrors.Validation("Invalid ShardIterator");
        }

        return cloud.Now - DateTimeOffset.FromUnixTimeSeconds(seconds) > IteratorLife
            ? throw new AwsException("ExpiredIteratorException", "Iterator expired.")
            : (StreamOf(call, parts[0]), next);
    }

    private static int Limit(AwsCall call, int most) =>
        call.Input.Integer("Limit") is not { } limit ? most
        : limit <= most ? limit
        : throw DynamoDbErrors.Constraint(
            $"'{limit}'",
            "limit",
            $"Member must have value less than or equal to {most}"
        );

    // sequence numbers have 21 digits at least
    private static string Sequence(long number) => $"1{number:D20}";

    private static long Number(string sequence) =>
        sequence.Length == 21
        && long.TryParse(sequence.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw DynamoDbErrors.Validation("Invalid SequenceNumber");
}
