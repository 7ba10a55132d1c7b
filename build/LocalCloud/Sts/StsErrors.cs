using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Sts;

/// <summary>The errors of STS. https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html</summary>
internal static class StsErrors
{
    public static AwsException InvalidArn(string arn) => AwsException.Validation($"{arn} is invalid");

    public static AwsException UnknownOperation(string operation) =>
        new("InvalidAction", $"LocalCloud does not model the operation {operation} of sts");
}
