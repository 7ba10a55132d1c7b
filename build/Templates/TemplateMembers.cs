namespace AiChef.Templates;

/// <summary>The members that CloudFormation knows in a template.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html</remarks>
public static class TemplateMembers
{
    /// <summary>The sections of a template.</summary>
    public static IReadOnlyList<string> Sections { get; } =
    [
        "AWSTemplateFormatVersion",
        "Description",
        "Metadata",
        "Parameters",
        "Mappings",
        "Conditions",
        "Transform",
        "Resources",
        "Outputs",
        "Rules",
        "Hooks",
    ];

    /// <summary>The members of a resource.</summary>
    public static IReadOnlyList<string> OfResource { get; } =
    [
        "Type",
        "Properties",
        "DependsOn",
        "Condition",
        "DeletionPolicy",
        "UpdateReplacePolicy",
        "Metadata",
        "CreationPolicy",
        "UpdatePolicy",
        "Description",
        "Version",
    ];
}
