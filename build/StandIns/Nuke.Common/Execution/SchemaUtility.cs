using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Nuke.Common.Parameters;
using Nuke.Common.Utilities;

namespace Nuke.Common.Execution;

/// <summary>The schema of a build's parameters, property for property as NUKE has NJsonSchema write it.</summary>
public class SchemaUtility
{
    private const string SecretDefault = "Secrets must be entered via 'nuke :secrets [profile]'";

    public static JsonDocument GetJsonDocument(INukeBuild build) => JsonDocument.Parse(GetJsonString(build));

    public static string GetJsonString(INukeBuild build)
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(stream, options))
        {
            Write(json, (NukeBuild)build);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter json, NukeBuild build)
    {
        var members = ParameterMembers.Of(build.GetType(), includeUnlisted: true);
        var inherited = members.Where(x => x.DeclaringType == typeof(NukeBuild)).ToList();

        json.WriteStartObject();
        json.WriteString("$schema", "http://json-schema.org/draft-04/schema#");
        json.WriteStartObject("definitions");
        // In the order in which the parameters name them.
        foreach (var type in members.Select(x => Element(x)).Where(IsReference).Distinct())
        {
            WriteDefinition(json, type, build);
        }

        json.WriteStartObject(nameof(NukeBuild));
        WriteProperties(json, inherited, build);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("allOf");
        json.WriteStartObject();
        WriteProperties(json, members.Except(inherited).ToList(), build);
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString("$ref", $"#/definitions/{nameof(NukeBuild)}");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDefinition(Utf8JsonWriter json, Type type, NukeBuild build)
    {
        json.WriteStartObject(type.Name);
        json.WriteString("type", "string");
        if (type == typeof(Host))
        {
            WriteValues(json, HostSelection.Types.Select(x => x.Name).Order(StringComparer.CurrentCulture));
        }
        else if (type == typeof(ExecutableTarget))
        {
            WriteValues(json, build.TargetNames.Order(StringComparer.CurrentCulture));
        }
        else
        {
            json.WriteString("description", "");
            WriteValues(json, Enum.GetNames(type));
        }

        json.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter json, IEnumerable<string> values)
    {
        var list = values.ToList();
        if (list.Count == 0)
        {
            return;
        }

        json.WriteStartArray("enum");
        foreach (var value in list)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void WriteProperties(Utf8JsonWriter json, List<MemberInfo> members, NukeBuild build)
    {
        if (members.Count == 0)
        {
            return;
        }

        json.WriteStartObject("properties");
        foreach (var member in members)
        {
            json.WriteStartObject(ParameterNames.Member(member));
            WriteProperty(json, member, build);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteProperty(Utf8JsonWriter json, MemberInfo member, NukeBuild build)
    {
        var attribute = member.GetCustomAttribute<ParameterAttribute>();
        var isPlain = attribute.GetType() == typeof(ParameterAttribute);
        var type = isPlain ? Element(member) : typeof(string);
        var isCollection = isPlain && ParameterTypes.IsCollection(member.GetMemberType());
        var values = Values(attribute, member, build);
        if (isCollection)
        {
            json.WriteString("type", "array");
        }
        else if (!IsReference(type))
        {
            WriteType(json, type);
        }

        if (ParameterNames.Description(member) is { } description)
        {
            json.WriteString("description", description);
        }

        if (member.IsDefined(typeof(SecretAttribute)))
        {
            json.WriteString("default", SecretDefault);
        }

        if (isCollection)
        {
            json.WriteStartObject("items");
            if (!IsReference(type))
            {
                WriteType(json, type);
            }
        }

        WriteFormat(json, type);
        if (IsReference(type))
        {
            json.WriteString("$ref", $"#/definitions/{type.Name}");
        }
        else if (values is not null)
        {
            WriteValues(json, values);
        }

        if (isCollection)
        {
            json.WriteEndObject();
        }
    }

    private static List<string> Values(ParameterAttribute attribute, MemberInfo member, NukeBuild build)
    {
        if (attribute.GetValueSet(member, build) is not { } set)
        {
            return null;
        }

        var values = new List<string>();
        foreach (var (name, _) in set)
        {
            values.Add(name);
        }

        values.Sort(StringComparer.CurrentCulture);
        return values;
    }

    private static void WriteType(Utf8JsonWriter json, Type type)
    {
        if (Nullable.GetUnderlyingType(type) is not { } underlying)
        {
            json.WriteString("type", JsonType(type));
            return;
        }

        json.WriteStartArray("type");
        foreach (var name in new[] { JsonType(underlying), "null" }.Order(StringComparer.Ordinal))
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }

    private static void WriteFormat(Utf8JsonWriter json, Type type)
    {
        var underlying = Nullable.GetUnderlyingType(type) ?? type;
        var format = Type.GetTypeCode(underlying) switch
        {
            _ when underlying.IsEnum => null,
            TypeCode.Int32 => "int32",
            TypeCode.Int64 => "int64",
            TypeCode.Single => "float",
            TypeCode.Double => "double",
            TypeCode.Decimal => "decimal",
            TypeCode.DateTime => "date-time",
            _ when underlying == typeof(TimeSpan) => "duration",
            _ when underlying == typeof(Guid) => "guid",
            _ => null,
        };
        if (format is not null)
        {
            json.WriteString("format", format);
        }
    }

    private static Type Element(MemberInfo member)
    {
        var type = ParameterTypes.Element(member.GetMemberType());
        return type == typeof(CI.Partition) ? typeof(string) : type;
    }

    private static bool IsReference(Type type) =>
        type.IsEnum || type == typeof(Host) || type == typeof(ExecutableTarget);

    private static string JsonType(Type type) =>
        Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => "boolean",
            TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16 => "integer",
            TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Int64 or TypeCode.UInt64 => "integer",
            TypeCode.Single or TypeCode.Double or TypeCode.Decimal => "number",
            _ => "string",
        };
}
