using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;
using AiChef.Templates;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>
/// What AWS refuses in a template before it does anything.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
/// </summary>
internal static class TemplateChecks
{
    private const int MaxResources = 500;
    private const int MaxParameters = 200;
    private const int MaxOutputs = 200;
    private const int MaxMappings = 200;

    /// <summary>
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html
    /// </summary>
    private static readonly string[] WithSnapshots =
    [
        "AWS::DocDB::DBCluster",
        "AWS::EC2::Volume",
        "AWS::ElastiCache::CacheCluster",
        "AWS::ElastiCache::ReplicationGroup",
        "AWS::Neptune::DBCluster",
        "AWS::RDS::DBCluster",
        "AWS::RDS::DBInstance",
        "AWS::Redshift::Cluster",
    ];

    /// <summary>Parses a tree and checks it.</summary>
    /// <param name="root">The template after its transforms.</param>
    /// <param name="types">The resource types.</param>
    /// <param name="isExtended">Whether AWS::LanguageExtensions was one of its transforms.</param>
    public static Template Read(JsonObject root, ResourceTypes types, bool isExtended = false)
    {
        if (root.FirstOrDefault(static section => !TemplateMembers.Sections.Contains(section.Key)).Key is { } unknown)
        {
            throw Refused($"Invalid template property or properties [{unknown}]");
        }

        if (root["AWSTemplateFormatVersion"] is { } version && version.Text() != "2010-09-09")
        {
            throw Refused(
                $"Template format error: Value of AWSTemplateFormatVersion is not supported: {version.Text()}."
            );
        }

        if (root["Hooks"] is not null)
        {
            throw CloudFormationErrors.NotModelled("the template section Hooks");
        }

        CheckTransforms(root);
        CheckParameters(root["Parameters"]);
        CheckMappings(root["Mappings"]);
        TemplateRules.Check(root["Rules"]);
        CheckResources(root["Resources"]);
        CheckOutputs(root["Outputs"]);
        var template = new Template(root);
        TemplateNames.CheckUnique(template);
        CheckFunctions(template, isExtended);
        CheckReferences(template);
        CheckConditions(template);
        CheckTypes(template, types);
        return template;
    }

    /// <summary>A transform is named by text: nothing else of a template is looked at before that.</summary>
    public static void CheckTransforms(JsonObject root)
    {
        if (root["Transform"] is JsonObject { } single && single["Name"] is not JsonValue)
        {
            throw Refused("Key Name of transform definition must be a string.");
        }

        foreach (var item in root["Transform"] as JsonArray ?? [])
        {
            if (item is JsonObject named && named["Name"] is not JsonValue)
            {
                throw Refused("Key Name of transform definition must be a string.");
            }
        }
    }

    private static void CheckParameters(JsonNode? section)
    {
        if (section is null)
        {
            return;
        }

        var parameters =
            section as JsonObject ?? throw Refused("Template format error: Any Parameters member must be an object.");
        Limit(parameters, MaxParameters, "parameters");
        foreach (var (name, body) in parameters)
        {
            TemplateNames.CheckAlphanumeric("Parameter", name);
            if (body is not JsonObject declared)
            {
                throw Refused("Template format error: Every Parameters object must contain a Type member.");
            }

            if (declared["Type"] is not JsonValue)
            {
                throw Refused("Template format error: Every Parameters object must contain a Type member.");
            }

            if (declared.ContainsKey("Default") && declared["Default"] is not JsonValue)
            {
                throw Refused("Template format error: Every Default member must be a string.");
            }

            if (!ParameterValues.IsKnownType(declared.Text("Type")!))
            {
                throw Refused($"Template format error: Unrecognized parameter type: {declared.Text("Type")}");
            }
        }
    }

    private static void CheckMappings(JsonNode? section)
    {
        if (section is null)
        {
            return;
        }

        var mappings =
            section as JsonObject ?? throw Refused("Template format error: Any Mappings member must be a map");
        Limit(mappings, MaxMappings, "mappings");
        foreach (var (name, rows) in mappings)
        {
            if (rows is not JsonObject map)
            {
                throw Refused($"Template format error: Every Mappings member {name} must be a map");
            }

            foreach (var (key, row) in map)
            {
                TemplateNames.CheckMappingKey(key);
                if (row is not JsonObject attributes)
                {
                    throw Refused($"Template format error: Every Mappings member {key} must be a map");
                }

                foreach (var (attribute, _) in attributes)
                {
                    TemplateNames.CheckMappingAttribute(attribute);
                }

                if (attributes.Any(static attribute => attribute.Value is not (JsonValue or JsonArray)))
                {
                    throw Refused("Template format error: Every Mappings attribute must be a String or a List.");
                }
            }
        }
    }

    private static void CheckResources(JsonNode? section)
    {
        if (section is null or JsonObject { Count: 0 })
        {
            throw Refused("Template format error: At least one Resources member must be defined.");
        }

        var resources =
            section as JsonObject ?? throw Refused("Template format error: Any Resources member must be an object.");
        Limit(resources, MaxResources, "resources");
        foreach (var (name, body) in resources)
        {
            TemplateNames.CheckAlphanumeric("Resource", name);
            if (body is not JsonObject declared)
            {
                throw Refused("Template format error: Any Resources member must be an object.");
            }

            if (declared["Type"] is not JsonValue)
            {
                throw Refused(
                    $"Template format error: [/Resources/{name}] Every Resources object must contain a Type member."
                );
            }

            if (
                declared.FirstOrDefault(static member => !TemplateMembers.OfResource.Contains(member.Key)).Key is
                { } invalid
            )
            {
                throw Refused($"Invalid template resource property '{invalid}'");
            }

            if (NullPath(declared["Properties"], $"/Resources/{name}/Properties") is { } path)
            {
                throw Refused($"[{path}] 'null' values are not allowed in templates");
            }

            CheckPolicy(name, "DeletionPolicy", declared["DeletionPolicy"], allowRetainExceptOnCreate: true);
            CheckSnapshot(declared, "DeletionPolicy", "deletion policy");
            CheckSnapshot(declared, "UpdateReplacePolicy", "update replace policy");
            CheckPolicy(name, "UpdateReplacePolicy", declared["UpdateReplacePolicy"], allowRetainExceptOnCreate: false);
        }
    }

    private static void CheckPolicy(string resource, string member, JsonNode? policy, bool allowRetainExceptOnCreate)
    {
        if (
            policy is JsonValue
            && policy.Text() is not ("Delete" or "Retain" or "Snapshot")
            && !(allowRetainExceptOnCreate && policy.Text() == "RetainExceptOnCreate")
        )
        {
            throw Refused($"Template format error: Unrecognized {member} {policy.Text()} for resource {resource}");
        }
    }

    private static void CheckSnapshot(JsonObject declared, string member, string words)
    {
        var type = declared.Text("Type") ?? "";
        if (declared[member].Text() == "Snapshot" && !WithSnapshots.Contains(type))
        {
            throw Refused($"Template error: resource type {type} does not support {words} Snapshot");
        }
    }

    private static void CheckOutputs(JsonNode? section)
    {
        if (section is null)
        {
            return;
        }

        var outputs =
            section as JsonObject ?? throw Refused("Template format error: Any Outputs member must be an object.");
        Limit(outputs, MaxOutputs, "outputs");
        foreach (var (name, body) in outputs)
        {
            if (body is not JsonObject declared || !declared.ContainsKey("Value"))
            {
                throw Refused("Template format error: Every Outputs member must contain a Value object");
            }

            TemplateNames.CheckExport(name, declared["Export"]);
            if (NullPath(declared["Value"], $"/Outputs/{name}/Value") is { } path)
            {
                throw Refused($"[{path}] 'null' values are not allowed in templates");
            }
        }
    }

    private static void CheckFunctions(Template template, bool isExtended)
    {
        FunctionShapes.Check(template.Conditions, isExtended);
        foreach (var resource in template.Resources.Values)
        {
            FunctionShapes.Check(resource.Body, isExtended);
        }

        foreach (var output in template.Outputs.Values)
        {
            FunctionShapes.Check(output.Body, isExtended);
        }
    }

    private static void CheckReferences(Template template)
    {
        bool Known(string name) =>
            template.Resources.ContainsKey(name)
            || template.Parameters.ContainsKey(name)
            || PseudoParameters.IsKnown(name);
        var unresolved = template
            .Resources.Values.SelectMany(resource =>
                TemplateReferences
                    .In(resource.Properties)
                    .Select(static reference => reference.Name)
                    .Concat(resource.DependsOn)
            )
            .Where(name => !Known(name))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        if (unresolved.Length > 0)
        {
            throw Refused(
                "Template format error: Unresolved resource dependencies "
                    + $"[{string.Join(", ", unresolved)}] in the Resources block of the template"
            );
        }

        unresolved =
        [
            .. template
                .Outputs.Values.SelectMany(static output => TemplateReferences.In(output.Body))
                .Select(static reference => reference.Name)
                .Where(name => !Known(name))
                .Distinct(StringComparer.Ordinal),
        ];
        if (unresolved.Length > 0)
        {
            throw Refused(
                $"Unresolved resource dependencies [{string.Join(", ", unresolved)}] "
                    + "in the Outputs block of the template"
            );
        }

        TemplateCycles.Check(template);
    }

    private static void CheckConditions(Template template)
    {
        foreach (var (_, resource) in template.Resources)
        {
            if (resource.Condition is { } condition && !template.Conditions.ContainsKey(condition))
            {
                throw Refused(
                    "Template format error: Unresolved condition dependency "
                        + $"{condition} in the Resources block of the template"
                );
            }
        }

        foreach (var (_, output) in template.Outputs)
        {
            if (output.Condition is { } condition && !template.Conditions.ContainsKey(condition))
            {
                throw Refused(
                    "Template format error: Unresolved condition dependency "
                        + $"{condition} in the Outputs block of the template"
                );
            }
        }
    }

    private static void CheckTypes(Template template, ResourceTypes types)
    {
        var unknown = template
            .Resources.Values.Select(static resource => resource.Type)
            .Where(type => types.Find(type) is null or { IsRetired: true })
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        var custom = unknown.Where(IsCustom).ToArray();
        if (unknown.Length > custom.Length)
        {
            throw Refused(
                "Template format error: Unrecognized resource types: "
                    + $"[{string.Join(", ", unknown.Except(custom, StringComparer.Ordinal))}]"
            );
        }

        if (custom.Length > 0)
        {
            throw CloudFormationErrors.NotModelled($"custom resources ({string.Join(", ", custom)})");
        }
    }

    private static bool IsCustom(string type) =>
        type == "AWS::CloudFormation::CustomResource" || type.StartsWith("Custom::", StringComparison.Ordinal);

    private static string? NullPath(JsonNode? node, string path) =>
        node switch
        {
            null when path.EndsWith("/Properties", StringComparison.Ordinal) => null,
            null => path,
            JsonObject tree => tree.Select(member => NullPath(member.Value, $"{path}/{member.Key}"))
                .FirstOrDefault(static found => found is not null),
            JsonArray list => list.Select((item, i) => NullPath(item, $"{path}/{i}"))
                .FirstOrDefault(static found => found is not null),
            _ => null,
        };

    private static void Limit(JsonObject section, int most, string what)
    {
        if (section.Count > most)
        {
            throw Refused(
                $"Template format error: Number of {what}, {section.Count}, is greater than maximum allowed, {most}"
            );
        }
    }

    private static AwsException Refused(string message) => CloudFormationErrors.Validation(message);
}
