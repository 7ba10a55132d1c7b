using System.Security.Cryptography;
using System.Text;
using AiChef.LocalCloud;
using AiChef.ResourceSchemas;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud;

/// <summary>What LocalCloud says of the properties of the types that it runs.</summary>
public sealed class RunTypePropertiesTests
{
    /// <summary>A digest of all properties that the types have.</summary>
    private const string Known = "fff508e68f78da11";

    [Fact]
    public void A_property_that_is_new_in_the_registry_is_either_run_or_named_as_not_modelled()
    {
        var properties = Types().SelectMany(static type => Paths(type.Registry.Schema, type.Registry.Name, []));
        var digest = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', properties.Order(StringComparer.Ordinal))))
        )[..16];

        digest.ShouldBe(
            Known,
            "the registry's properties of a type that LocalCloud runs changed: model what is new, or add it to "
                + "NotModelled of the type, and put the digest here"
        );
    }

    [Fact]
    public void What_is_named_as_not_modelled_is_a_property_of_the_type()
    {
        var unknown =
            from type in Types()
            let known = Paths(type.Registry.Schema, "", [])
                .Concat(type.Registry.ReadOnly.Select(static path => $".{path.Dotted}"))
                .ToHashSet(StringComparer.Ordinal)
            from name in type.NotModelled
            where !known.Contains($".{name}")
            select $"{type.TypeName} {name}";

        unknown.ShouldBeEmpty();
    }

    private static IEnumerable<AiChef.LocalCloud.Resources.ResourceSchema> Types() =>
        Services.All.SelectMany(static service => service.ResourceTypes).Select(static each => each.Make().Schema);

    private static string[] Paths(ValueSchema schema, string path, HashSet<ValueSchema> above)
    {
        if (!above.Add(schema))
        {
            return [];
        }

        var own = schema.Properties.SelectMany(each =>
            Paths(each.Value, $"{path}.{each.Key}", [.. above]).Prepend($"{path}.{each.Key}")
        );
        var items = schema.Items is { } item ? Paths(item, path, [.. above]) : [];
        var branches = schema.AllOf.Concat(schema.AnyOf).Concat(schema.OneOf);
        return
        [
            .. own.Concat(items)
                .Concat(branches.SelectMany(each => Paths(each, path, [.. above])))
                .Distinct(StringComparer.Ordinal),
        ];
    }
}
