using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>
/// The errors of CloudFormation, in AWS's words.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html
/// </summary>
internal static class CloudFormationErrors
{
    public static AwsException Validation(string message) => AwsException.Validation(message);

    /// <summary>DescribeStacks, GetTemplate, UpdateStack, CreateChangeSet.</summary>
    public static AwsException StackWithIdDoesNotExist(string name) =>
        Validation($"Stack with id {name} does not exist");

    /// <summary>DescribeStackEvents and the operations on change sets.</summary>
    public static AwsException StackDoesNotExist(string name) => Validation($"Stack [{name}] does not exist");

    /// <summary>DescribeStackResource.</summary>
    public static AwsException QuotedStackDoesNotExist(string name) => Validation($"Stack '{name}' does not exist");

    public static AwsException ResourceDoesNotExist(string logicalId, string stack) =>
        Validation($"Resource {logicalId} does not exist for stack {stack}");

    public static AwsException StackAlreadyExists(string name) =>
        new("AlreadyExistsException", $"Stack [{name}] already exists");

    /// <summary>The answer to a change set of type CREATE for a stack that is not in review.</summary>
    public static AwsException CannotBeCreatedAgain(string stack, string changeSet) =>
        Validation($"Stack [{stack}] already exists and cannot be created again with the changeSet [{changeSet}].");

    public static AwsException ChangeSetAlreadyExists(string name) =>
        new("AlreadyExistsException", $"ChangeSet {name} already exists");

    public static AwsException ChangeSetNotFound(string name) =>
        new("ChangeSetNotFound", $"ChangeSet [{name}] does not exist", 404);

    public static AwsException InvalidChangeSetStatus(string id, string status) =>
        new("InvalidChangeSetStatus", $"ChangeSet [{id}] cannot be executed in its current status of [{status}]");

    public static AwsException WrongState(string stackId, string status, string can) =>
        Validation($"Stack:{stackId} is in {status} state and can not be {can}.");

    public static AwsException Capabilities(IEnumerable<string> missing) =>
        new("InsufficientCapabilitiesException", $"Requires capabilities : [{string.Join(", ", missing)}]");

    public static AwsException TokenExists() =>
        new("TokenAlreadyExistsException", "A client request token already exists for another operation.");

    public static AwsException NoUpdates() => Validation("No updates are to be performed.");

    public static AwsException TerminationProtected(string name) =>
        Validation($"Stack [{name}] cannot be deleted while TerminationProtection is enabled");

    public static AwsException Constraint(string value, string member, string constraint) =>
        Validation(
            $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: {constraint}"
        );

    public static AwsException NotModelled(string what) =>
        new("NotImplementedException", $"LocalCloud does not model {what} of CloudFormation", 501);
}
