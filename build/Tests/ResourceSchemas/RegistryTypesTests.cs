using System.Text.Json.Nodes;
using AiChef.ResourceSchemas;
using Shouldly;
using Xunit;

namespace AiChef.Tests.ResourceSchemas;

public sealed class RegistryTypesTests
{
    [Fact]
    public void Every_type_of_the_region_is_there() => RegistryTypes.Names.Count.ShouldBeGreaterThan(1500);

    [Theory]
    [InlineData("AWS::S3::Buckets")]
    [InlineData("AWS/S3/Bucket")]
    [InlineData("Module")]
    [InlineData("")]
    public void An_unknown_type_is_not_found(string name) => RegistryTypes.Find(name).ShouldBeNull();

    [Fact]
    public void A_type_tells_its_identifier_its_attributes_and_what_replaces_it()
    {
        var type = RegistryTypes.Find("AWS::SQS::Queue")!;

        type.Identifier.Select(static path => path.Dotted).ShouldBe(["QueueUrl"]);
        type.ReadOnly.Select(static path => path.Dotted).ShouldBe(["QueueUrl", "Arn"], ignoreOrder: true);
        type.CreateOnly.Select(static path => path.Dotted).ShouldBe(["FifoQueue", "QueueName"], ignoreOrder: true);
        type.TagProperty.ShouldBe("Tags");
    }

    /// <summary>A schema that cannot be read would fail only the user whose template has the type.</summary>
    [Fact]
    public void Every_schema_and_every_expression_can_be_read()
    {
        var expressions = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in RegistryTypes.Names)
        {
            var type = RegistryTypes.Find(name)!;
            Read(type.Schema, [], expressions, name);
            type.Identifier.ShouldAllBe(path => type.Schema.Properties.ContainsKey(path.Name), name);
        }
    }

    [Fact]
    public void A_value_within_a_list_is_compared_and_removed_by_its_path()
    {
        var path = PropertyPath.Parse("/properties/Replicas/*/Region");
        var one = Tree("""{"Replicas":[{"Region":"a","Class":"x"},{"Region":"b"}]}""");

        path.Dotted.ShouldBe("Replicas.Region");
        path.IsSame(one, Tree("""{"Replicas":[{"Region":"a"},{"Region":"b"}]}""")).ShouldBeTrue();
        path.IsSame(one, Tree("""{"Replicas":[{"Region":"a"}]}""")).ShouldBeFalse();
        path.RemoveFrom(one);
        one.ToJsonString().ShouldBe("""{"Replicas":[{"Class":"x"},{}]}""");
    }

    private static JsonObject Tree(string json) => JsonNode.Parse(json)!.AsObject();

    private static void Read(ValueSchema schema, HashSet<ValueSchema> seen, HashSet<string> expressions, string name)
    {
        if (!seen.Add(schema))
        {
            return;
        }

        foreach (var pattern in schema.PatternProperties.Select(static each => each.Pattern).Append(schema.Pattern))
        {
            if (pattern is not null && expressions.Add(pattern.Text))
            {
                Should.NotThrow(() => pattern.IsMatch("a"), name);
            }
        }

        ValueSchema?[] parts =
        [
            .. schema.Properties.Values,
            .. schema.PatternProperties.Select(static each => each.Schema),
            .. schema.AllOf,
            .. schema.AnyOf,
            .. schema.OneOf,
            schema.Items,
            schema.Others,
        ];
        foreach (var part in parts.OfType<ValueSchema>())
        {
            Read(part, seen, expressions, name);
        }
    }
}
