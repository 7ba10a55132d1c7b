using AiChef.Templates;

namespace AiChef.Targets.Access;

/// <summary>What the policies are derived from: the templates that the roles are made for.</summary>
internal sealed class TemplateSource
{
    private readonly IReadOnlyList<TemplateNode> _resources;
    private readonly IReadOnlyList<string> _texts;

    private TemplateSource(IReadOnlyList<string> texts)
    {
        _texts = texts;
        _resources =
        [
            .. texts
                .SelectMany(static text => TemplateReader.Read(text)["Resources"]?.Entries ?? [])
                .Select(static entry => entry.Value),
        ];
    }

    /// <summary>Reads templates.</summary>
    /// <param name="texts">Their texts.</param>
    internal static TemplateSource Of(IEnumerable<string> texts) => new([.. texts]);

    /// <summary>The resource types, each once, in ordinal order.</summary>
    internal IReadOnlyList<string> Types =>
        [
            .. _resources
                .Select(static resource => resource["Type"]!.Scalar!)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The properties of the resources of a type.</summary>
    internal IEnumerable<TemplateNode> Properties(string type) =>
        _resources
            .Where(resource => resource["Type"]!.Scalar == type)
            .Select(static resource => resource["Properties"])
            .OfType<TemplateNode>();

    /// <summary>Whether any template contains a text.</summary>
    internal bool Contains(string text) => _texts.Any(each => each.Contains(text, StringComparison.Ordinal));

    /// <summary>The services that take on the roles of the templates, by their principals.</summary>
    internal IReadOnlyList<string> TrustedServices =>
        [
            .. Properties("AWS::IAM::Role")
                .SelectMany(static role => Each(role["AssumeRolePolicyDocument"]?["Statement"]))
                .SelectMany(static statement => Each(statement["Principal"]?["Service"]))
                .Select(static service => service.Scalar!)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The managed policies of the roles, each by its name.</summary>
    internal IReadOnlyList<string> ManagedPolicies =>
        [
            .. Properties("AWS::IAM::Role")
                .SelectMany(static role => Each(role["ManagedPolicyArns"]))
                .Select(static arn => arn.Scalar![(arn.Scalar!.LastIndexOf('/') + 1)..])
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The statements of the roles' own policies.</summary>
    internal IEnumerable<TemplateNode> RoleStatements =>
        Properties("AWS::IAM::Role")
            .SelectMany(static role => Each(role["Policies"]))
            .SelectMany(static policy => Each(policy["PolicyDocument"]?["Statement"]));

    /// <summary>
    /// What the names of log groups begin with, such as <c>/aws/lambda/</c>: the path before the environment's prefix.
    /// </summary>
    internal IReadOnlyList<string> LogGroupPaths =>
        [
            .. Properties("AWS::Logs::LogGroup")
                .Select(static group => group["LogGroupName"]?.Scalar)
                .OfType<string>()
                .Select(static name => name[..Math.Max(0, name.IndexOf("${NamePrefix}", StringComparison.Ordinal))])
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>
    /// The names that resources of a type have only under the first prefix: the plain text of an If, such as
    /// <c>!If [HasFirstNames, AI-Chef-StepFunctions-Errors, ...]</c>.
    /// </summary>
    internal IReadOnlyList<string> FirstNames(string type, string property) =>
        [
            .. Properties(type)
                .Select(resource => resource[property])
                .Where(static name => name is { Tag: "If", Items.Count: 3 })
                .SelectMany(static name => name!.Items.Skip(1))
                .Where(static branch => branch is { Tag: null, Scalar: not null })
                .Select(static branch => branch.Scalar!)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The items of a list, or the one value that stands for a list.</summary>
    internal static IEnumerable<TemplateNode> Each(TemplateNode? node) =>
        node is null ? []
        : node is { IsList: true, Tag: null } ? node.Items
        : [node];
}
