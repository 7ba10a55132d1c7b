using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb.PartiQl;

/// <summary>The errors of statements.</summary>
internal static class PartiQlErrors
{
    /// <summary>A statement that cannot be read; DynamoDB gives no detail for what is no token.</summary>
    public static AwsException Malformed(string detail = "") =>
        DynamoDbErrors.Validation($"Statement wasn't well formed, can't be processed: {detail}");

    public static AwsException UnsupportedOperation(string operation) =>
        DynamoDbErrors.Validation($"Unsupported operation: {operation}");

    public static AwsException UnexpectedPath(PartiQlToken at) =>
        DynamoDbErrors.Validation($"Unexpected path component at {at.Place}");

    public static AwsException UnknownFunction(string name, PartiQlToken at) =>
        DynamoDbErrors.Validation($"Unrecognized function: {name} at {at.Place}");

    public static AwsException ParameterCount() =>
        DynamoDbErrors.Validation("Number of parameters in request and statement don't match.");

    public static AwsException NoKey() =>
        DynamoDbErrors.Validation("Where clause does not contain a mandatory equality on all key attributes");

    public static AwsException NoPrimaryKey(string operation) =>
        DynamoDbErrors.Validation(
            $"Select statements within {operation} must specify the primary key in the where clause."
        );

    public static AwsException Mixed(string operation) =>
        DynamoDbErrors.Validation(
            $"{operation} API does not support both read and write operations in the same request."
        );

    public static AwsException Duplicate(JsonObject? item) =>
        new("DuplicateItemException", "Duplicate primary key exists in table")
        {
            Members = item is null ? null : new() { ["Item"] = item },
        };
}
