using AiChef.Deployment.CloudFormation.ChangeSets;
using FsCheck;
using FsCheck.Fluent;

namespace AiChef.Tests.Deployment.CloudFormation.ChangeSets;

/// <summary>Change sets as AWS may send them, and what people allow.</summary>
public static class AnyChangeSet
{
    private static readonly string[] Actions = ["Add", "Modify", "Remove", "Import", "Dynamic"];
    private static readonly string[] Names = ["Sessions", "Pictures", "Log", "Role", "Sessions2", "sessions"];
    private static readonly string?[] Replacements = [null, "True", "False", "Conditional"];
    private static readonly string?[] Policies =
    [
        null,
        "Delete",
        "Retain",
        "Snapshot",
        "ReplaceAndDelete",
        "ReplaceAndRetain",
        "ReplaceAndSnapshot",
    ];
    private static readonly string[] Types =
    [
        "AWS::DynamoDB::Table",
        "AWS::S3::Bucket",
        "AWS::Logs::LogGroup",
        "AWS::Lambda::Function",
        "Custom::Thing",
    ];

    /// <summary>A change set, with one change of each resource at most.</summary>
    public static Arbitrary<PlannedChange[]> Changes() =>
        (
            from names in Gen.SubListOf(Names)
            from changes in Gen.CollectToArray(names, Change)
            select changes
        ).ToArbitrary();

    /// <summary>Ids that people allow.</summary>
    public static Arbitrary<string[]> Allowed() =>
        Gen.ArrayOf(Gen.Elements<string>([.. Names, .. Names.Select(PhysicalId), "", "Sess", "other"])).ToArbitrary();

    private static string PhysicalId(string name) => $"ai-chef-{name}";

    private static Gen<PlannedChange> Change(string name) =>
        from action in Gen.Elements(Actions)
        from type in Gen.Elements(Types)
        from replacement in Gen.Elements(Replacements)
        from policy in Gen.Elements(Policies)
        from isThere in Gen.Elements(true, false)
        select new PlannedChange(action, name, type, replacement, policy, isThere ? PhysicalId(name) : null);
}
