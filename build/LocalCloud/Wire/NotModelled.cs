namespace AiChef.LocalCloud.Wire;

/// <summary>
/// What AWS knows and LocalCloud does not do, refused in LocalCloud's own words. The status is one that no SDK retries.
/// </summary>
internal static class NotModelled
{
    private const string Code = "NotImplemented";
    private const int Status = 501;

    public static AwsException Operation(string service, string operation) =>
        new(Code, $"LocalCloud does not model the operation {operation} of {service}", Status);

    public static AwsException Member(string service, string operation, string member) =>
        new(Code, $"LocalCloud does not model {member} of {operation} of {service}", Status);
}
