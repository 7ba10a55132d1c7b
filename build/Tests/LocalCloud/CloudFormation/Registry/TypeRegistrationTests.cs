using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.CloudFormation.Registry.ExtensionPackage;

namespace AiChef.Tests.LocalCloud.CloudFormation.Registry;

public sealed class TypeRegistrationTests
{
    private const string Name = "Chef::Kitchen::Oven";

    [Fact]
    public async Task The_first_version_is_the_default_and_the_last_one_takes_the_type_with_it()
    {
        using var clock = new VirtualClock();
        await using var aws = await StackFixture.StartAsync(clock, new());
        var first = await aws.RegisterAsync("RESOURCE", Name, Zip(Oven));
        var second = await aws.RegisterAsync("RESOURCE", Name, Zip(Oven));
        first.ShouldBe("arn:aws:cloudformation:eu-west-1:000000000000:type/resource/Chef-Kitchen-Oven/00000001");
        second.ShouldEndWith("/00000002");
        (await DefaultAsync(aws)).ShouldBe("00000001");
        (await aws.RefusedAsync("DeregisterType", ("Arn", first))).Text.ShouldBe(
            "Version '00000001' is the default version and cannot be deregistered. "
                + "Deregister the resource type 'Chef::Kitchen::Oven' instead."
        );

        await aws.CallAsync("SetTypeDefaultVersion", ("Arn", second));
        await aws.CallAsync("DeregisterType", ("Arn", first));
        (await DefaultAsync(aws)).ShouldBe("00000002");
        await aws.CallAsync("DeregisterType", ("Type", "RESOURCE"), ("TypeName", Name));
        var types = await aws.CallAsync("ListTypes", ("DeprecatedStatus", "DEPRECATED"));
        types.Descendants("TypeName").Single().Value.ShouldBe(Name);
        (await aws.CallAsync("ListTypes")).Descendants("TypeName").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{", "Error validating schema definition.")]
    [InlineData("""{"typeName": "Chef::Kitchen::Stove"}""", "Error validating schema definition.")]
    [InlineData(
        """{"typeName":"Chef::Kitchen::Oven","description":"","additionalProperties":false,"primaryIdentifier":["/properties/A"],"properties":{"A":{"$ref":"#/definitions/B"}},"definitions":{"B":{"$ref":"#/definitions/B"}}}""",
        "Error validating schema definition."
    )]
    public async Task A_package_whose_schema_cannot_be_read_fails(string schema, string reason)
    {
        using var clock = new VirtualClock();
        await using var aws = await StackFixture.StartAsync(clock, new());
        (await aws.RegisterAsync("RESOURCE", Name, Zip(schema))).ShouldBe(reason);
        (await aws.RefusedAsync("DescribeType", ("Type", "RESOURCE"), ("TypeName", Name))).Text.ShouldBe(
            $"The type '{Name}' cannot be found."
        );
    }

    private static async Task<string> DefaultAsync(StackFixture aws) =>
        (await aws.CallAsync("DescribeType", ("Type", "RESOURCE"), ("TypeName", Name)))
            .Element("DefaultVersionId")!
            .Value;
}
