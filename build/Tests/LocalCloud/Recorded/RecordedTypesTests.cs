using System.Text.Json.Nodes;
using AiChef.LocalCloud;
using AiChef.LocalCloud.Recorded;
using AiChef.LocalCloud.Resources;
using AiChef.ResourceSchemas;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Recorded;

/// <summary>Every type of the registry, without a host's wire.</summary>
public sealed class RecordedTypesTests : IAsyncLifetime
{
    /// <summary>
    /// Types whose alternatives the smallest document does not tell apart, or with a pattern that no text matches.
    /// </summary>
    private static readonly string[] Puzzling =
    [
        "AWS::Amplify::Domain",
        "AWS::BillingConductor::BillingGroup",
        "AWS::Cognito::Terms",
        "AWS::MSK::Replicator",
    ];

    private static readonly HashSet<string> Run = Services
        .All.SelectMany(static service => service.ResourceTypes)
        .Select(static declared => declared.Name)
        .Append("AWS::CloudFormation::CustomResource")
        .ToHashSet(StringComparer.Ordinal);

    private ServiceFixture _aws = null!;

    public async Task InitializeAsync() => _aws = await ServiceFixture.StartAsync();

    public async Task DisposeAsync() => await _aws.DisposeAsync();

    [Fact]
    public async Task Each_is_created_with_what_its_schema_requires_described_changed_and_deleted()
    {
        Refused().ShouldBeEmpty();
        foreach (var registry in Recorded())
        {
            var type = RecordedResourceType.Find(registry.Name)!;
            var properties = MinimalDocument.Of(registry);
            var made = await type.CreateAsync(Request(properties), CancellationToken.None);
            var request = Request(properties) with { PhysicalId = made.PhysicalId, Token = "two" };
            Ids(registry).ShouldBe([made.PhysicalId]);
            type.Reference(made.PhysicalId, made.Attributes!).ShouldNotBeEmpty();

            var changed = await type.UpdateAsync(request, CancellationToken.None);
            changed.PhysicalId.ShouldBe(made.PhysicalId);
            JsonNode.DeepEquals(changed.Attributes, made.Attributes).ShouldBeTrue(registry.Name);

            await type.DeleteAsync(request, CancellationToken.None);
            Ids(registry).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task What_AWS_would_give_is_within_the_limits_of_the_schema()
    {
        var wrong = new List<string>();
        foreach (var registry in Recorded().Where(static type => !Puzzling.Contains(type.Name)))
        {
            var type = RecordedResourceType.Find(registry.Name)!;
            var made = await type.CreateAsync(Request(MinimalDocument.Of(registry)), CancellationToken.None);
            foreach (var path in registry.ReadOnly.Where(static path => path.IsWhole))
            {
                var value = made.Attributes![path.Name];
                var found = value is null ? [] : SchemaCheck.Of(registry.Schema.Properties[path.Name], value);
                wrong.AddRange(found.Select(each => $"{registry.Name} {path.Name}{each.Path}: {each.Keyword} {value}"));
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void A_missing_property_is_told_of_every_type()
    {
        foreach (var registry in Recorded().Where(static type => type.Schema.Required.Count > 0))
        {
            var properties = MinimalDocument.Of(registry);
            if (registry.Schema.Required.FirstOrDefault(name => properties.ContainsKey(name)) is not { } name)
            {
                continue;
            }

            properties.Remove(name);

            PropertyCheck
                .Refusal(RecordedResourceType.Find(registry.Name)!.Schema, "A", properties, new HashSet<string>())
                .ShouldNotBeNull()
                .ShouldContain($"The property {{/{name}}} is required");
        }
    }

    private static IEnumerable<string> Refused() =>
        from registry in Recorded()
        let schema = RecordedResourceType.Find(registry.Name)!.Schema
        let refusal = PropertyCheck.Refusal(schema, "A", MinimalDocument.Of(registry), new HashSet<string>())
        where refusal is not null && !Puzzling.Contains(registry.Name)
        select $"{registry.Name}: {refusal} {MinimalDocument.Of(registry).ToJsonString()}";

    private IEnumerable<string> Ids(RegistryType type) =>
        _aws.Host.Cloud.Get<RecordedState>().Of(Request([]).Scope, type.Name).Select(static each => each.Identifier);

    private static IEnumerable<RegistryType> Recorded() =>
        RegistryTypes.Names.Where(static name => !Run.Contains(name)).Select(static name => RegistryTypes.Find(name)!);

    private ResourceRequest Request(JsonObject properties) =>
        new()
        {
            Cloud = _aws.Host.Cloud,
            Scope = new("000000000000", "us-east-1"),
            StackId = "arn:aws:cloudformation:us-east-1:000000000000:stack/s/1",
            StackName = "s",
            LogicalId = "A",
            Token = "one",
            Properties = properties,
        };
}
