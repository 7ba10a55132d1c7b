using AiChef.LocalCloud.Recorded;
using AiChef.ResourceSchemas;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Recorded;

public sealed class PatternTextTests
{
    /// <summary>A text that no schema would accept would fail templates that AWS accepts.</summary>
    [Fact]
    public void A_text_is_found_for_nearly_every_expression_of_the_registry()
    {
        var patterns = RegistryTypes
            .Names.SelectMany(static name => Patterns(RegistryTypes.Find(name)!.Schema, []))
            .DistinctBy(static pattern => pattern.Text)
            .ToArray();

        var failed = patterns.Where(static pattern => PatternText.Of(pattern, 0, 2048, "seed") is null).ToArray();

        failed.Length.ShouldBeLessThan(
            patterns.Length / 50,
            string.Join('\n', failed.Select(static each => each.Text))
        );
    }

    private static IEnumerable<SchemaPattern> Patterns(ValueSchema schema, HashSet<ValueSchema> seen) =>
        !seen.Add(schema)
            ? []
            : schema
                .Properties.Values.Concat(schema.AllOf)
                .Concat(schema.AnyOf)
                .Concat(schema.OneOf)
                .Append(schema.Items)
                .OfType<ValueSchema>()
                .SelectMany(part => Patterns(part, seen))
                .Concat(schema.Pattern is { } own ? [own] : []);
}
