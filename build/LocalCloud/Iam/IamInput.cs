using AiChef.LocalCloud.Wire.Shapes;
using AiChef.ServiceModels;

namespace AiChef.LocalCloud.Iam;

/// <summary>How requests to IAM are checked by its model.</summary>
internal static class IamInput
{
    /// <summary>The pattern of names.</summary>
    private const string Names = @"[\w+=,.@-]+";

    public static InputRules Rules { get; } =
        new()
        {
            Model = "iam",
            ValidationCode = "ValidationError",
            OwnText = NameCharacters,
            Unmodelled = new(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["ListPolicies.OnlyAttached"] = "false",
                    ["*.PolicyUsageFilter"] = "",
                    ["ListPolicies.Scope"] = "All|Local",
                    ["ListEntitiesForPolicy.EntityFilter"] = "Role",
                    ["SimulatePrincipalPolicy.CallerArn"] = "",
                    ["SimulatePrincipalPolicy.ResourceHandlingOption"] = "",
                    ["SimulatePrincipalPolicy.ResourceOwner"] = "",
                    ["SimulatePrincipalPolicy.ResourcePolicy"] = "",
                }
            ),
        };

    // as public reports quote it
    private static string? NameCharacters(Shape shape, string path, string constraint) =>
        shape.Pattern == Names && constraint.EndsWith(Names, StringComparison.Ordinal)
            ? $"The specified value for {path} is invalid. It must contain only alphanumeric characters and/or the "
                + "following: +=,.@_-"
            : null;
}
