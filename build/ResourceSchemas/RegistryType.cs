using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiChef.ResourceSchemas;

/// <summary>
/// What the registry says of a resource type.
/// https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
/// </summary>
public sealed class RegistryType
{
    private const string ArnMember = "arn";
    private readonly JsonElement _body;

    internal RegistryType(string name, JsonElement body)
    {
        (Name, _body) = (name, body);
        Schema = new SchemaDocument(body).Root;
        Identifier = Paths("primaryIdentifier");
        ReadOnly = Paths("readOnlyProperties");
        CreateOnly = Paths("createOnlyProperties");
        ConditionalCreateOnly = Paths("conditionalCreateOnlyProperties");
        WriteOnly = Paths("writeOnlyProperties");
        TagProperty = ReadTagProperty();
        ArnForm = body.TryGetProperty(ArnMember, out var arn)
            ? arn.GetString()!
            : $"arn:${{Partition}}:cloudformation:${{Region}}:${{Account}}:{name.Replace("::", "-", StringComparison.Ordinal)}/${{Id}}";
    }

    /// <summary>The name, such as AWS::S3::Bucket.</summary>
    public string Name { get; }

    /// <summary>The schema of the properties.</summary>
    public ValueSchema Schema { get; }

    /// <summary>The properties that together identify a resource; none for a few types.</summary>
    public IReadOnlyList<PropertyPath> Identifier { get; }

    /// <summary>The properties that the service gives and no template may set.</summary>
    public IReadOnlyList<PropertyPath> ReadOnly { get; }

    /// <summary>The properties whose change needs a new resource.</summary>
    public IReadOnlyList<PropertyPath> CreateOnly { get; }

    /// <summary>The properties whose change may need a new resource.</summary>
    public IReadOnlyList<PropertyPath> ConditionalCreateOnly { get; }

    /// <summary>The properties that no answer shows.</summary>
    public IReadOnlyList<PropertyPath> WriteOnly { get; }

    /// <summary>The property that has the tags; null when the type cannot be tagged.</summary>
    public string? TagProperty { get; }

    /// <summary>The form of the ARN of a resource, such as <c>arn:${Partition}:sns:${Region}:${Account}:${Name}</c>.</summary>
    public string ArnForm { get; }

    /// <summary>A resource type that is not AWS's own, by its schema.</summary>
    public static RegistryType Of(string name, JsonElement schema) => new(name, schema);

    /// <summary>The schema as the registry has it.</summary>
    public JsonObject Document()
    {
        var schema = JsonObject.Create(_body)!;
        schema.Remove(ArnMember);
        return schema;
    }

    private PropertyPath[] Paths(string member) =>
        _body.TryGetProperty(member, out var paths)
            ? [.. paths.EnumerateArray().Select(static path => PropertyPath.Parse(path.GetString()!))]
            : [];

    // Tags can be changed unless a type says otherwise, and are in Tags unless it names another property.
    private string? ReadTagProperty()
    {
        var property = "Tags";
        if (_body.TryGetProperty("tagging", out var tagging))
        {
            if (tagging.TryGetProperty("taggable", out var taggable) && !taggable.GetBoolean())
            {
                return null;
            }

            property = tagging.TryGetProperty("tagProperty", out var path)
                ? PropertyPath.Parse(path.GetString()!).Name
                : property;
        }

        return Schema.Properties.ContainsKey(property) ? property : null;
    }
}
