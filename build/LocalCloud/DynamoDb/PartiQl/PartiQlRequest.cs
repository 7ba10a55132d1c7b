using System.Text.Json.Nodes;
using AiChef.LocalCloud.DynamoDb.Expressions;
using AiChef.LocalCloud.DynamoDb.Values;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb.PartiQl;

/// <summary>A statement with its parameters, checked as far as it can be without its table.</summary>
internal sealed class PartiQlRequest
{
    private PartiQlRequest(PartiQlStatement statement) => Statement = statement;

    public PartiQlStatement Statement { get; }

    public required string Table { get; init; }

    public string? Index { get; init; }

    /// <summary>Whether EXISTS stands around a SELECT.</summary>
    public bool IsExists { get; init; }

    public Condition? Where { get; private init; }

    public UpdateExpression? Update { get; private init; }

    /// <summary>The item of an INSERT.</summary>
    public MapValue? Item { get; private init; }

    public bool ShowsOldOnFailure { get; private init; }

    public bool IsRead => Statement is SelectStatement && !IsExists;

    public string? Returning =>
        Statement switch
        {
            UpdateStatement update => update.Returning,
            DeleteStatement delete => delete.Returning,
            _ => null,
        };

    /// <summary>Reads a statement of a request.</summary>
    public static PartiQlRequest Read(JsonObject given)
    {
        AttributeValue[] parameters = [.. given.Objects("Parameters").Select(AttributeJson.Read)];
        var (node, count) = PartiQlParser.Parse(given.RequiredText("Statement"));
        if (count != parameters.Length)
        {
            throw PartiQlErrors.ParameterCount();
        }

        var exists = node as CallNode is { Name: "exists", Arguments: [SelectStatement inner] } ? inner : null;
        var statement = exists ?? node as PartiQlStatement ?? throw PartiQlErrors.UnsupportedOperation(node.Operation);
        if (statement.HasAlias)
        {
            throw DynamoDbErrors.Validation("Aliasing is not supported");
        }

        if (statement is SelectStatement { Unsupported: { } clause })
        {
            throw DynamoDbErrors.Validation($"Unsupported clause: {clause.Name} at {clause.At.Place}");
        }

        var source = Source(statement);
        var values = new PartiQlValues(parameters);
        return new(statement)
        {
            Table = source[0],
            Index = source.ElementAtOrDefault(1),
            IsExists = exists is not null,
            Where = statement.Where is null ? null : new PartiQlConditions(values).Of(statement.Where),
            Update = statement is UpdateStatement update ? new PartiQlUpdates(values).Of(update.Changes) : null,
            Item = statement is InsertStatement insert ? Inserted(insert, values) : null,
            ShowsOldOnFailure = given.Text("ReturnValuesOnConditionCheckFailure") == "ALL_OLD",
        };
    }

    /// <summary>The action and what it is done to, for permissions; null if the statement cannot be read.</summary>
    public static (string Action, string Table, string? Index)? Target(string statement)
    {
        try
        {
            var (node, _) = PartiQlParser.Parse(statement);
            node = node is CallNode { Arguments: [SelectStatement inner] } ? inner : node;
            return node is PartiQlStatement known && Source(known) is var source
                ? ($"PartiQL{known.Operation}", source[0], source.ElementAtOrDefault(1))
                : null;
        }
        catch (AwsException)
        {
            return null;
        }
    }

    private static string[] Source(PartiQlStatement statement)
    {
        if (statement.Source is not PathNode { Root: null } path || path.Steps.Any(static step => step is not NameNode))
        {
            throw DynamoDbErrors.Validation("Only select from a single table or index is supported.");
        }

        string[] names = [.. path.Steps.Select(static step => step!.Token.Text)];
        return names.Length > 2
                ? throw DynamoDbErrors.Validation("A path may contain at most 2 components in the FROM clause")
            : Array.Exists(names, static name => name.Length == 0)
                ? throw DynamoDbErrors.Validation("Path component cannot be an empty string")
            : names.Length == 1 ? names
            : statement switch
            {
                SelectStatement => names,
                InsertStatement => throw DynamoDbErrors.Validation("FROM clause may only contain a single table name"),
                _ => throw DynamoDbErrors.Validation("This operation is not supported on an index"),
            };
    }

    private static MapValue Inserted(InsertStatement insert, PartiQlValues values)
    {
        if (!insert.IsSingle)
        {
            throw PartiQlErrors.UnsupportedOperation(
                "Inserting multiple items in a single statement is not supported, "
                    + "use \"INSERT INTO tableName VALUE item\" instead"
            );
        }

        // each attribute is the root of its own path in errors
        return insert.Value is StructNode item
            ? new(
                item.Fields.Select(field =>
                        KeyValuePair.Create(
                            field.Name is LiteralNode { Token.Kind: PartiQlKind.Text } name
                                ? name.Text
                                : ((TextValue)values.Value(field.Name)).Text,
                            values.Value(field.Value)
                        )
                    )
                    .GroupBy(static field => field.Key, StringComparer.Ordinal)
                    .ToDictionary(static field => field.Key, static field => field.Last().Value, StringComparer.Ordinal)
            )
            : values.Value(insert.Value) as MapValue
                ?? throw DynamoDbErrors.Validation(
                    $"Unsupported data type: {insert.Value.Token.Text} under key root at {insert.Value.Token.Place}"
                );
    }
}
