using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Nuke.Common.Parameters;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.Execution;

public class SchemaUtility
{
    private const string SecretDefault = "Secrets must be entered via 'nuke :secrets [profile]'";

    public static JsonDocument GetJsonDocument(INukeBuild build) => JsonDocument.Parse(GetJsonString(build));

    public static string GetJsonString(INukeBuild build)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" }))
            Write(json, (NukeBuild)build);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter json, NukeBuild build)
    {
        var members = ParameterMembers.Of(build.GetType(), includeUnlisted: true);
        var own = members.Where(x => x.DeclaringType != typeof(NukeBuild)).ToList();
        var inherited = members.Where(x => x.DeclaringType == typeof(NukeBuild)).ToList();

        json.WriteStartObject();
        json.WriteString("$schema", "http://json-schema.org/draft-04/schema#");
        json.WriteStartObject("definitions");
        foreach (var type in own.Select(x => ParameterTypes.Scalar(x.GetMemberType())).Where(IsNamed).Distinct().OrderBy(x => x.Name, StringComparer.Ordinal))
            WriteEnum(json, type.Name, ValueNames(type));
        WriteEnum(json, "Host", HostSelection.Names);
        WriteEnum(json, "ExecutableTarget", build.ExecutableTargets.Select(x => x.Name).Order(StringComparer.Ordinal));
        WriteEnum(json, "Verbosity", Enum.GetNames<Verbosity>());
        json.WriteStartObject(nameof(NukeBuild));
        WriteProperties(json, inherited, build);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("allOf");
        json.WriteStartObject();
        WriteProperties(json, own, build);
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString("$ref", "#/definitions/NukeBuild");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteEnum(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "string");
        WriteValues(json, values);
        json.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter json, IEnumerable<string> values)
    {
        json.WriteStartArray("enum");
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void WriteProperties(Utf8JsonWriter json, List<MemberInfo> members, NukeBuild build)
    {
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
        var type = member.GetMemberType();
        var scalar = member.DeclaringType == typeof(NukeBuild) ? BaseScalar(member, type) : ParameterTypes.Scalar(type);
        var isCollection = ParameterTypes.IsCollection(type);
        if (isCollection)
            json.WriteString("type", "array");
        else if (!IsReference(scalar))
            json.WriteString("type", JsonType(scalar));
        if (ParameterNames.Description(member) is { } description)
            json.WriteString("description", description);
        if (member.IsDefined(typeof(SecretAttribute)))
            json.WriteString("default", SecretDefault);

        if (isCollection)
            json.WriteStartObject("items");
        if (isCollection && !IsReference(scalar))
            json.WriteString("type", JsonType(scalar));
        if (IsReference(scalar))
            json.WriteString("$ref", $"#/definitions/{scalar.Name}");
        else if (member.GetCustomAttribute<ParameterAttribute>() is { ValueProviderMember: not null } attribute)
            WriteValues(json, attribute.GetValueSet(member, build).Select(x => x.Item1));
        if (isCollection)
            json.WriteEndObject();
    }

    private static Type BaseScalar(MemberInfo member, Type type) =>
        type == typeof(IReadOnlyCollection<ExecutableTarget>) ? typeof(ExecutableTarget)
        : member.Name == nameof(NukeBuild.Partition) ? typeof(string)
        : ParameterTypes.Scalar(type);

    private static bool IsNamed(Type type) => type.IsEnum || type.IsSubclassOf(typeof(Enumeration));

    private static bool IsReference(Type type) => IsNamed(type) || type == typeof(Host) || type == typeof(ExecutableTarget);

    private static IEnumerable<string> ValueNames(Type type) =>
        type.IsEnum
            ? Enum.GetNames(type)
            : type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(x => x.FieldType == type).Select(x => x.Name);

    private static string JsonType(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "boolean",
        TypeCode.Int32 or TypeCode.Int64 or TypeCode.Int16 or TypeCode.UInt32 => "integer",
        _ => "string",
    };
}
