using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Templates;

namespace AiChef.Deployment.Environments;

/// <summary>The names that the templates of a backend declare, which options may use.</summary>
/// <param name="templates">The templates.</param>
public sealed class DeclaredNames(IReadOnlyList<StackTemplate> templates)
{
    private const string Alarm = "AWS::CloudWatch::Alarm";

    /// <summary>The logical ids of all resources, and their types.</summary>
    public IReadOnlyList<string> Resources =>
        [.. All.SelectMany(r => new[] { r.LogicalId, r.Type }).Distinct(StringComparer.Ordinal)];

    /// <summary>The logical ids of resources that contain data.</summary>
    public IReadOnlyList<string> Data =>
        [.. All.Where(r => StatefulTypes.Contains(r.Type)).Select(r => r.LogicalId).Distinct(StringComparer.Ordinal)];

    /// <summary>The names of alarms that templates give as plain text.</summary>
    public IReadOnlyList<string> Alarms =>
        [
            .. templates
                .SelectMany(t => t.Root["Resources"]!.Entries)
                .Where(r => r.Value["Type"]?.Scalar == Alarm)
                .Select(r => r.Value["Properties"]?["AlarmName"])
                .OfType<TemplateNode>()
                .Where(name => name.Tag is null)
                .Select(name => name.Scalar)
                .OfType<string>(),
        ];

    private IEnumerable<TemplateResource> All => templates.SelectMany(t => t.Resources.Values);
}
