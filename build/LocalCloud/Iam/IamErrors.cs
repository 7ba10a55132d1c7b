using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Iam;

/// <summary>The errors of IAM. https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html</summary>
internal static class IamErrors
{
    public static AwsException NoSuchRole(string name) =>
        new("NoSuchEntity", $"The role with name {name} cannot be found.", 404);

    public static AwsException NoSuchUser(string name) =>
        new("NoSuchEntity", $"The user with name {name} cannot be found.", 404);

    public static AwsException NoSuchGroup(string name) =>
        new("NoSuchEntity", $"The group with name {name} cannot be found.", 404);

    public static AwsException NoEntity(string arn) =>
        Invalid($"Invalid Entity Arn: {arn} does not clearly define entity type and name.");

    public static AwsException NoSuchRolePolicy(string name) =>
        new("NoSuchEntity", $"The role policy with name {name} cannot be found.", 404);

    public static AwsException NoSuchPolicy(string arn) => new("NoSuchEntity", $"Policy {arn} was not found.", 404);

    public static AwsException PolicyNotAttachable(string arn) =>
        new("NoSuchEntity", $"Policy {arn} does not exist or is not attachable.", 404);

    public static AwsException NoSuchVersion(string arn, string version) =>
        new("NoSuchEntity", $"Policy {arn} version {version} does not exist or is not attachable.", 404);

    public static AwsException RoleExists(string name) =>
        new("EntityAlreadyExists", $"Role with name {name} already exists.", 409);

    public static AwsException PolicyExists(string name) =>
        new("EntityAlreadyExists", $"A policy called {name} already exists. Duplicate names are not allowed.", 409);

    public static AwsException NoSuchProvider(string arn) =>
        new("NoSuchEntity", $"OpenIDConnect Provider not found for arn {arn}", 404);

    public static AwsException ProviderExists(string url) =>
        new("EntityAlreadyExists", $"Provider with url {url} already exists.", 409);

    public static AwsException Invalid(string message) => new("InvalidInput", message);

    public static AwsException LimitExceeded(string message) => new("LimitExceeded", message, 409);

    public static AwsException DeleteConflict(string message) => new("DeleteConflict", message, 409);

    public static AwsException Malformed(string message) => new("MalformedPolicyDocument", message);
}
