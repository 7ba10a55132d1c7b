using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>
/// The errors of DynamoDB. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
/// </summary>
internal static class DynamoDbErrors
{
    private const string Detected = "1 validation error detected: ";

    // the operations on tables and settings; all others read or write items, by a table's throughput
    private static readonly string[] ControlPrefixes =
    [
        "Create",
        "Describe",
        "List",
        "Tag",
        "Untag",
        "UpdateT",
        "UpdateC",
        "DeleteT",
        "DeleteB",
    ];

    /// <summary>
    /// Largest request, in bytes: that of BatchWriteItem.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
    /// </summary>
    private const int MostBytes = 16 * 1024 * 1024;

    public static ServiceFaults Faults { get; } =
        new()
        {
            Throttled = Throttled,
            InternalCode = "InternalServerError",
            MostBytes = MostBytes,
        };

    private static AwsException Throttled(string operation) =>
        Array.Exists(ControlPrefixes, prefix => operation.StartsWith(prefix, StringComparison.Ordinal))
            ? new("ThrottlingException", "Rate of requests exceeds the allowed throughput.")
            : new(
                "ProvisionedThroughputExceededException",
                "The level of configured provisioned throughput for the table was exceeded. "
                    + "Consider increasing your provisioning level with the UpdateTable API."
            );

    public static AwsException Validation(string message) => new("ValidationException", message);

    /// <summary>The prefix of mistakes that AWS finds without the table.</summary>
    public static AwsException Detect(string message) =>
        Validation(message.StartsWith(Detected, StringComparison.Ordinal) ? message : Detected + message);

    public static AwsException Constraint(string value, string member, string rule) =>
        Detect($"Value {value} at '{member}' failed to satisfy constraint: {rule}");

    public static AwsException Invalid(string message) =>
        Validation("One or more parameter values were invalid: " + message);

    public static AwsException WrongKey() => Validation("The provided key element does not match the schema");

    public static AwsException EmptyKey(string name) =>
        Validation(
            "One or more parameter values are not valid. The AttributeValue for "
                + $"a key attribute cannot contain an empty string value. Key: {name}"
        );

    public static AwsException NotFound() => new("ResourceNotFoundException", "Requested resource not found");

    public static AwsException TableNotFound(string name) =>
        new("ResourceNotFoundException", $"Requested resource not found: Table: {name} not found");

    public static AwsException ResourceNotFound(string arn) =>
        new("ResourceNotFoundException", $"Requested resource not found: ResourcArn: {arn} not found");

    public static AwsException TableExists(string name) =>
        new("ResourceInUseException", $"Table already exists: {name}");

    public static AwsException InUse(string message) => new("ResourceInUseException", message);

    public static AwsException NoIndex(string name) =>
        Validation($"The table does not have the specified index: {name}");

    public static AwsException ConditionFailed(JsonObject? item) =>
        new("ConditionalCheckFailedException", "The conditional request failed")
        {
            Members = item is null ? null : new() { ["Item"] = item },
        };

    public static AwsException Cancelled(JsonArray reasons) =>
        new(
            "TransactionCanceledException",
            "Transaction cancelled, please refer cancellation reasons for specific reasons "
                + $"[{string.Join(", ", reasons.Select(static reason => reason!["Code"]))}]"
        )
        {
            Members = new() { ["CancellationReasons"] = reasons },
        };

    public static AwsException TokenMismatch() => new("IdempotentParameterMismatchException", "");
}
