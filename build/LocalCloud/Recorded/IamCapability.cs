using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Recorded;

/// <summary>
/// The capability that a recorded type of IAM needs.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/control-access-with-iam.html#using-iam-capabilities
/// </summary>
internal static class IamCapability
{
    /// <summary>The types, each with the property that names the resource.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["AWS::IAM::Group"] = "GroupName",
        ["AWS::IAM::InstanceProfile"] = "InstanceProfileName",
        ["AWS::IAM::User"] = "UserName",
        ["AWS::IAM::AccessKey"] = "",
        ["AWS::IAM::UserToGroupAddition"] = "",
        ["AWS::IAM::GroupPolicy"] = "",
        ["AWS::IAM::RolePolicy"] = "",
        ["AWS::IAM::UserPolicy"] = "",
    };

    public static string? Of(string type, JsonObject properties) =>
        !Names.TryGetValue(type, out var name) ? null
        : properties[name] is null ? "CAPABILITY_IAM"
        : "CAPABILITY_NAMED_IAM";
}
