using AiChef.LocalCloud;
using AiChef.Permissions;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Permissions;

public sealed class HandlerPermissionsTests
{
    [Fact]
    public void A_type_names_what_each_handler_needs()
    {
        var alias = HandlerPermissions.For("AWS::Lambda::Alias");

        alias.Create.ShouldContain("lambda:CreateAlias");
        alias.Read.ShouldContain("lambda:GetAlias");
        alias.Update.ShouldContain("lambda:UpdateAlias");
        alias.Delete.ShouldContain("lambda:DeleteAlias");
        alias.List.ShouldBe(["lambda:ListAliases"]);
        alias.All.ShouldBeUnique();
    }

    [Fact]
    public void Every_type_that_LocalCloud_models_is_known() =>
        Services
            .All.SelectMany(service => service.ResourceTypes)
            .Select(type => type.Name)
            .Except(HandlerPermissions.Types)
            .ShouldBeEmpty();

    [Fact]
    public void A_type_that_is_not_known_is_an_error()
    {
        HandlerPermissions.Find("AWS::Kitchen::Oven").ShouldBeNull();
        Should.Throw<KeyNotFoundException>(() => HandlerPermissions.For("AWS::Kitchen::Oven"));
    }

    [Fact]
    public void Every_service_that_a_handler_needs_is_in_the_reference() =>
        HandlerPermissions
            .Types.SelectMany(type => HandlerPermissions.For(type).All)
            .Select(permission => $"{permission.Split(':')[0].ToLowerInvariant()}:*")
            .Distinct()
            .Where(pattern => ActionScope.Matching(pattern).Count == 0)
            .ShouldBeEmpty();
}
