using AiChef.LocalCloud;
using AiChef.LocalCloud.Recorded;
using AiChef.LocalCloud.Resources;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud;

public sealed class ServiceDeclarationTests
{
    private static IEnumerable<ResourceTypeDeclaration> ResourceTypes =>
        Services.All.SelectMany(static service => service.ResourceTypes);

    [Fact]
    public void Every_resource_type_has_the_name_that_it_is_declared_by() =>
        ResourceTypes.ShouldAllBe(static declared => declared.Make().Name == declared.Name);

    [Fact]
    public void Every_resource_class_is_named_after_its_type()
    {
        foreach (var declared in ResourceTypes)
        {
            var resource = declared.Make().GetType();
            var folder = resource.Namespace!.Split('.')[^1];

            resource.Name.ShouldBe($"{folder}{declared.Name.Split("::")[^1]}Resource");
            $"AWS::{folder}".ShouldBe(
                declared.Name[..declared.Name.LastIndexOf("::", StringComparison.Ordinal)],
                StringCompareShould.IgnoreCase
            );
        }
    }

    [Fact]
    public void Every_resource_class_is_declared() =>
        typeof(ResourceType)
            .Assembly.GetTypes()
            .Where(static type =>
                type.IsSubclassOf(typeof(ResourceType)) && !type.IsAbstract && type != typeof(RecordedResourceType)
            )
            .ShouldBe(ResourceTypes.Select(static declared => declared.Make().GetType()), ignoreOrder: true);
}
