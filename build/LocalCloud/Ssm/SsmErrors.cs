using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Ssm;

/// <summary>
/// The errors of Systems Manager parameters.
/// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html#API_PutParameter_Errors
/// </summary>
internal static class SsmErrors
{
    public static AwsException NotFound(string name) => new("ParameterNotFound", $"Parameter {name} not found.");

    public static AwsException NotFound() => new("ParameterNotFound", "");

    public static AwsException VersionNotFound(string name, string version) =>
        new(
            "ParameterVersionNotFound",
            $"Systems Manager could not find version {version} of {name}. Verify the version and try again."
        );

    public static AwsException AlreadyExists() =>
        new(
            "ParameterAlreadyExists",
            "The parameter already exists. To overwrite this value, set the overwrite option in the request to true."
        );

    public static AwsException Validation(string message) => new("ValidationException", message);

    public static AwsException InvalidResource(string id) =>
        new("InvalidResourceId", $"The resource ID \"{id}\" is not valid. Verify the ID and try again.");
}
