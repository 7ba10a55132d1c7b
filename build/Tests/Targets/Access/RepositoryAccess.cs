using AiChef.Targets.Access;
using AiChef.Targets.Services;
using AiChef.Templates;

namespace AiChef.Tests.Targets.Access;

/// <summary>The templates of this repository, and the policies that were derived from them.</summary>
internal static class RepositoryAccess
{
    private static readonly string Infrastructure = Path.Combine(RepositoryRoot.Path, "backend", "infrastructure");

    /// <summary>The templates of all services that GitHub deploys, by file.</summary>
    public static IReadOnlyDictionary<string, string> Templates { get; } =
        Service
            .Delivered.SelectMany(service => service.TemplatesIn(Infrastructure))
            .ToDictionary(
                template => template.File,
                template => File.ReadAllText(Path.Combine(Infrastructure, template.File)),
                StringComparer.Ordinal
            );

    public static TemplateSource Source { get; } = TemplateSource.Of(Templates.Values);

    /// <summary>The text of the template of the roles.</summary>
    public static string Text { get; } = File.ReadAllText(Path.Combine(Infrastructure, AccessTemplate.File));

    /// <summary>The resources of the template of the roles.</summary>
    public static TemplateNode Resources { get; } = TemplateReader.Read(Text)["Resources"]!;

    /// <summary>The statements of a resource: of a managed policy, or of the policies of a role.</summary>
    public static IReadOnlyList<AccessStatement> Statements(string logicalId)
    {
        var properties = Resources[logicalId]!["Properties"]!;
        var documents = properties["PolicyDocument"] is { } own
            ? [own]
            : (properties["Policies"]?.Items ?? []).Select(policy => policy["PolicyDocument"]!);
        return [.. documents.SelectMany(document => document["Statement"]!.Items).Select(AccessStatement.Of)];
    }

    /// <summary>The statements of the execution role.</summary>
    public static IReadOnlyList<AccessStatement> OfExecution { get; } =
    [
        .. Resources["ExecutionRole"]!["Properties"]!["ManagedPolicyArns"]!.Items.SelectMany(policy =>
            Statements(policy.Scalar!)
        ),
    ];
}
