using System.Text.Json.Nodes;
using AiChef.LocalCloud.DynamoDb.Values;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

/// <summary>A request's #names and :values, of which each must be used by one of its expressions.</summary>
internal sealed class Placeholders
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AttributeValue> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public Placeholders(JsonObject request, params string[] expressions)
    {
        var hasExpression = expressions.Any(expression => request[expression] is not null);
        foreach (var (key, name) in Members(request, "ExpressionAttributeNames", hasExpression))
        {
            if (!IsPlaceholder(key, '#'))
            {
                throw DynamoDbErrors.Validation(
                    $"ExpressionAttributeNames contains invalid key: Syntax error; key: \"{key}\""
                );
            }

            _names[key] = name.Text() ?? "";
        }

        foreach (var (key, value) in Members(request, "ExpressionAttributeValues", hasExpression))
        {
            if (!IsPlaceholder(key, ':'))
            {
                throw DynamoDbErrors.Validation(
                    $"ExpressionAttributeValues contains invalid key: Syntax error; key: \"{key}\""
                );
            }

            try
            {
                _values[key] = AttributeJson.Read(value);
            }
            catch (AwsException invalid)
                when (invalid.Code == "ValidationException"
                    && !invalid.Message.StartsWith("One or more", StringComparison.Ordinal)
                )
            {
                throw DynamoDbErrors.Validation(
                    $"ExpressionAttributeValues contains invalid value: {invalid.Message} for key {key}"
                );
            }
        }
    }

    public string? Name(string placeholder)
    {
        _used.Add(placeholder);
        return _names.GetValueOrDefault(placeholder);
    }

    public AttributeValue? Value(string placeholder)
    {
        _used.Add(placeholder);
        return _values.GetValueOrDefault(placeholder);
    }

    public void CheckAllUsed()
    {
        Check("ExpressionAttributeNames", _names.Keys);
        Check("ExpressionAttributeValues", _values.Keys);
    }

    private void Check(string member, IEnumerable<string> keys)
    {
        string[] unused = [.. keys.Where(key => !_used.Contains(key))];
        if (unused.Length > 0)
        {
            throw DynamoDbErrors.Validation(
                $"Value provided in {member} unused in expressions: keys: {{{string.Join(", ", unused)}}}"
            );
        }
    }

    private static JsonObject Members(JsonObject request, string member, bool hasExpression)
    {
        var given = request.Object(member);
        if (given is null)
        {
            return [];
        }

        if (!hasExpression)
        {
            throw DynamoDbErrors.Validation($"{member} can only be specified when using expressions");
        }

        return given.Count > 0 ? given : throw DynamoDbErrors.Validation($"{member} must not be empty");
    }

    private static bool IsPlaceholder(string key, char mark) =>
        key.Length > 1 && key[0] == mark && key.Skip(1).All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
