using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Registry;

/// <summary>The errors of the registry of extensions.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_RegisterType.html; the texts of failed
/// registrations are quoted in issues of https://github.com/aws-cloudformation/cloudformation-cli
/// </remarks>
internal static class RegistryErrors
{
    public const string RegistryCode = "CFNRegistryException";
    public const string BadSchema = "Error validating schema definition.";
    public const string BadArtifact = "Error processing type artifact.";
    public const string BadFragments =
        "There should be only one valid json or yaml module fragment file under `fragments`.";

    public static AwsException TypeNotFound(string name) =>
        new("TypeNotFoundException", $"The type '{name}' cannot be found.", 404);

    public static AwsException Registry(string message) => new(RegistryCode, message);

    public static AwsException PackageUnreadable() =>
        Registry(
            "Error validating schemaHandlerPackage. Check the permissions on the bucket and object in your account "
                + "and try again."
        );

    public static AwsException DefaultVersion(RegisteredType type, string version) =>
        Registry(
            $"Version '{version}' is the default version and cannot be deregistered. Deregister the "
                + $"{type.Kind.ToLowerInvariant()} type '{type.Name}' instead."
        );

    public static AwsException OtherVersions(RegisteredType type) =>
        Registry(
            $"{type.Name} has more than one active version. Deregister its other versions before the extension itself."
        );

    public static AwsException NotModelled(string what) =>
        new("NotImplementedException", $"LocalCloud does not model {what}", 501);

    /// <summary>The description of a registration that failed.</summary>
    public static string Failed(string token, string reason) =>
        "Deployment is currently in VALIDATION_STAGE of status FAILED; Next is DEPLOY_STAGE with status CANCELLED\n"
        + $"Deployment failed with error. Error message: [{token}] {reason}";
}
