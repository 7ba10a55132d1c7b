using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.DynamoDb.PartiQl;
using AiChef.LocalCloud.DynamoDb.Values;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>Statements of PartiQL, read and written as the other operations read and write.</summary>
/// <remarks>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html</remarks>
internal sealed partial class DynamoDbApi
{
    private JsonObject ExecuteStatement(AwsCall call)
    {
        var request = PartiQlRequest.Read(call.Input);
        if (request.IsExists)
        {
            throw DynamoDbErrors.Validation("EXISTS can only be used in ExecuteTransaction write requests.");
        }

        var table = TableOf(call, request);
        if (request.IsRead)
        {
            return Select(call, new PartiQlSelect(table, request));
        }

        var write = PartiQlWrites.Of(table, request);
        var answer = Written(call, write, (old, changed) => PartiQlWrites.Shown(request, write, old, changed));
        answer["Items"] = answer["Attributes"]?.DeepClone() is { } shown ? new JsonArray(shown) : new JsonArray();
        answer.Remove("Attributes");
        return answer;
    }

    private JsonObject Select(AwsCall call, PartiQlSelect select)
    {
        var isConsistent = call.Input.Flag("ConsistentRead") == true;
        if (isConsistent && select.Index is { IsGlobal: true })
        {
            throw DynamoDbErrors.Validation("Strongly consistent read is not supported on Global Secondary Indexes");
        }

        var query = select.Query(_state.Items(select.Table), Start(call.Input), Limit(call.Input));
        IReadOnlyList<MapValue> found;
        long bytes;
        MapValue? last;
        using (cloud.Store.Begin())
        {
            (found, _, bytes, last) = query.Run();
        }

        return new()
        {
            ["Items"] = new JsonArray([.. found.Select(item => AttributeJson.WriteItem(select.Shown(item)))]),
            ["LastEvaluatedKey"] = last is null ? null : AttributeJson.WriteItem(last),
            ["NextToken"] = last is null ? null : Token(call.Input, last),
            ["ConsumedCapacity"] = Read(call, select.Table, ConsumedCapacity.OfRead(bytes, isConsistent), select.Index),
        };
    }

    private JsonObject BatchStatements(AwsCall call)
    {
        var statements = call.Input.Objects("Statements");
        var units = new Dictionary<string, double>(StringComparer.Ordinal);
        var responses = new JsonArray();
        var isWrite = IsWrite(statements);
        foreach (var given in statements)
        {
            responses.Add(Response(call, given, units));
        }

        return new() { ["Responses"] = responses, ["ConsumedCapacity"] = Consumed(call, units, isWrite) };
    }

    // all read or all write, as far as they can be read
    private static bool IsWrite(IReadOnlyList<JsonObject> statements)
    {
        var kinds = statements
            .Select(static given => PartiQlRequest.Target(given.RequiredText("Statement"))?.Action)
            .OfType<string>()
            .Select(static action => action != "PartiQLSelect")
            .Distinct()
            .ToList();
        return kinds.Count > 1 ? throw PartiQlErrors.Mixed("BatchExecuteStatement") : kinds.FirstOrDefault();
    }

    // the failure of one statement is no failure of the others
    private JsonObject Response(AwsCall call, JsonObject given, Dictionary<string, double> units)
    {
        try
        {
            var request = PartiQlRequest.Read(given);
            if (request.IsExists)
            {
                throw DynamoDbErrors.Validation("EXISTS can only be used in ExecuteTransaction write requests.");
            }

            var table = TableOf(call, request);
            MapValue? item;
            double used;
            if (request.IsRead)
            {
                var select = new PartiQlSelect(table, request);
                var key = select.Single() ?? throw PartiQlErrors.NoPrimaryKey("BatchExecuteStatement");
                var known = Find(table, key);
                used = ConsumedCapacity.OfRead(
                    known is null ? 0 : ValueSize.Of(known),
                    given.Flag("ConsistentRead") == true
                );
                item = known is null ? null : select.Shown(known);
            }
            else
            {
                var write = PartiQlWrites.Of(table, request);
                using var batch = cloud.Store.Begin();
                var (old, changed) = Applied(call, write);
                used = ConsumedCapacity.OfWrite(old, changed);
                item = PartiQlWrites.Shown(request, write, old, changed) is { Members.Count: > 0 } shown ? shown : null;
            }

            units[table.Name] = units.GetValueOrDefault(table.Name) + used;
            return new() { ["TableName"] = table.Name, ["Item"] = item is null ? null : AttributeJson.WriteItem(item) };
        }
        catch (AwsException refused) when (refused.Status < 500)
        {
            var code = refused.Code.Replace("Exception", "", StringComparison.Ordinal);
            return new()
            {
                ["Error"] = new JsonObject
                {
                    ["Code"] = code == "Validation" ? "ValidationError" : code,
                    ["Message"] = refused.Message,
                    ["Item"] = refused.Members?["Item"]?.DeepClone(),
                },
            };
        }
    }

    private JsonObject TransactStatements(AwsCall call)
    {
        var statements = call.Input.Objects("TransactStatements");
        if (statements.Count == 0)
        {
            throw DynamoDbErrors.Constraint("null", "transactStatements.1.member", "Member must not be null");
        }

        PartiQlRequest[] requests = [.. statements.Select((given, at) => InTransaction(at, () => Read(given)))];
        if (requests.Select(static request => request.IsRead).Distinct().Count() > 1)
        {
            throw PartiQlErrors.Mixed("ExecuteTransaction");
        }

        if (requests[0].IsRead)
        {
            return TransactRead(
                call,
                [
                    .. requests.Select(
                        (request, at) =>
                        {
                            var table = TableOf(call, request);
                            return InTransaction(at, () => SingleRead(table, request));
                        }
                    ),
                ]
            );
        }

        var answer = Transact(
            call,
            call.Input["TransactStatements"],
            () =>
                [
                    .. requests.Select(
                        (request, at) =>
                        {
                            var table = TableOf(call, request);
                            return InTransaction(at, () => PartiQlWrites.Of(table, request));
                        }
                    ),
                ]
        );
        answer["Responses"] = new JsonArray();
        return answer;
    }

    private static PartiQlRequest Read(JsonObject given)
    {
        var request = PartiQlRequest.Read(given);
        return request.Returning is null
            ? request.IsRead && request.Index is not null
                ? throw DynamoDbErrors.Validation("Reads on indices are not supported within transactions.")
                : request
            : throw DynamoDbErrors.Validation("RETURNING clause is not supported in ExecuteTransaction.");
    }

    private static (Table Table, MapValue Key, Func<MapValue, MapValue> Shown) SingleRead(
        Table table,
        PartiQlRequest request
    )
    {
        var select = new PartiQlSelect(table, request);
        return (table, select.Single() ?? throw PartiQlErrors.NoPrimaryKey("ExecuteTransaction"), select.Shown);
    }

    // parameters are read before the statements are looked at
    private static T InTransaction<T>(int at, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (AwsException refused)
            when (refused.Code == "ValidationException"
                && !refused.Message.StartsWith("The parameter cannot", StringComparison.Ordinal)
                && !refused.Message.StartsWith("Nesting Levels", StringComparison.Ordinal)
            )
        {
            throw DynamoDbErrors.Validation($"Validation failed in TransactStatements[{at}]: {refused.Message}");
        }
    }

    private Table TableOf(AwsCall call, PartiQlRequest request) =>
        TableOf(call, new JsonObject { ["TableName"] = request.Table });

    // where a page ended, for the same statement with the same parameters only
    private static string Token(JsonObject input, MapValue last) =>
        Convert.ToBase64String(
            Encoding.UTF8.GetBytes(
                new JsonObject { ["Key"] = AttributeJson.WriteItem(last), ["Of"] = Digest(input) }.ToJsonString()
            )
        );

    private static MapValue? Start(JsonObject input)
    {
        if (input.Text("NextToken") is not { } given)
        {
            return null;
        }

        JsonObject? token;
        try
        {
            token = StrictJson.Parse(Convert.FromBase64String(given)) as JsonObject;
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException)
        {
            throw DynamoDbErrors.Validation("Invalid NextToken");
        }

        return token?.Object("Key") is { } key && token.Text("Of") is { } of
            ? of == Digest(input)
                ? AttributeJson.ReadItem(key)
                : throw DynamoDbErrors.Validation("NextToken does not match request")
            : throw DynamoDbErrors.Validation("Invalid NextToken");
    }

    private static string Digest(JsonObject input) =>
        Convert.ToHexString(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(input.Text("Statement") + (char)0 + input["Parameters"]?.ToJsonString())
            )
        );
}
