using AiChef.Deployment.CloudFormation.Templates;

namespace AiChef.Deployment.Environments;

/// <summary>The names that the templates of a backend declare, which options may use.</summary>
/// <param name="templates">The templates.</param>
/// <param name="values">The values of parameters, and of pseudo parameters such as <c>AWS::Region</c>.</param>
public sealed class DeclaredNames(IReadOnlyList<StackTemplate> templates, IReadOnlyDictionary<string, string> values)
{
    private const string Alarm = "AWS::CloudWatch::Alarm";
    private const string CompositeAlarm = "AWS::CloudWatch::CompositeAlarm";

    /// <summary>The logical ids of all resources, and their types.</summary>
    public IReadOnlyList<string> Resources =>
        [.. All.SelectMany(r => new[] { r.LogicalId, r.Type }).Distinct(StringComparer.Ordinal)];

    /// <summary>The logical ids of resources that contain data.</summary>
    public IReadOnlyList<string> Data =>
        [.. All.Where(r => StatefulTypes.Contains(r.Type)).Select(r => r.LogicalId).Distinct(StringComparer.Ordinal)];

    /// <summary>The names of alarms, as far as they are known without AWS.</summary>
    public IReadOnlyList<string> Alarms =>
        [
            .. templates.SelectMany(template =>
                template.Root["Resources"]!
                    .Entries.Where(resource => resource.Value["Type"]?.Scalar is Alarm or CompositeAlarm)
                    .Select(resource => resource.Value["Properties"]?["AlarmName"])
                    .Select(new KnownTexts(template.Root, values).Of)
                    .OfType<string>()
                    .Where(static name => !name.Contains("${", StringComparison.Ordinal))
            ),
        ];

    private IEnumerable<TemplateResource> All => templates.SelectMany(t => t.Resources.Values);
}
