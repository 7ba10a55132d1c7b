using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>
/// What names a template may give.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
/// </summary>
internal static class TemplateNames
{
    /// <summary>A resource, parameter or the like.</summary>
    public static void CheckAlphanumeric(string what, string name)
    {
        if (!IsAlphanumeric(name))
        {
            throw CloudFormationErrors.Validation($"Template format error: {what} name {name} is non alphanumeric.");
        }
    }

    /// <summary>A parameter and a resource of one name: Ref could mean either.</summary>
    public static void CheckUnique(Template template)
    {
        var common = template.Resources.Keys.Where(template.Parameters.ContainsKey).ToArray();
        if (common.Length > 0)
        {
            throw CloudFormationErrors.Validation(
                "Template error: all resources and parameters must have unique names. "
                    + $"Common name(s):[{string.Join(", ", common)}]"
            );
        }
    }

    /// <summary>The first key of a mapping, such as a region.</summary>
    public static void CheckMappingKey(string name)
    {
        if (name.Length == 0 || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'))
        {
            throw CloudFormationErrors.Validation(
                $"Template format error: Mappings element name '{name}' must be non-empty "
                    + "and can contain only alphanumerics, '-' or '.'"
            );
        }
    }

    /// <summary>The second key of a mapping.</summary>
    public static void CheckMappingAttribute(string name)
    {
        if (!IsAlphanumeric(name))
        {
            throw CloudFormationErrors.Validation(
                $"Template format error: Mappings attribute name '{name}' must contain only alphanumeric characters."
            );
        }
    }

    /// <summary>The name of an export, if it is a text.</summary>
    public static void CheckExport(string output, JsonNode? export)
    {
        var isNamed = export is JsonObject named && named["Name"] is not (null or JsonArray);
        var name = (export as JsonObject)?["Name"] is JsonValue text ? text.Text() : null;
        if (
            export is not null
            && (!isNamed || name is not null && !name.All(static c => char.IsAsciiLetterOrDigit(c) || c is ':' or '-'))
        )
        {
            throw CloudFormationErrors.Validation(
                $"Template format error: Output {output} is malformed. The Name field of every Export member must "
                    + "be specified and consist only of alphanumeric characters, colons, or hyphens."
            );
        }
    }

    private static bool IsAlphanumeric(string name) => name.Length > 0 && name.All(char.IsAsciiLetterOrDigit);
}
