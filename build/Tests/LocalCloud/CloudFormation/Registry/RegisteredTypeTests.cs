using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.CloudFormation.Registry.ExtensionPackage;

namespace AiChef.Tests.LocalCloud.CloudFormation.Registry;

/// <summary>What stacks, configurations and lists know of registered extensions.</summary>
public sealed class RegisteredTypeTests
{
    private const string Name = "Chef::Kitchen::Oven";

    [Fact]
    public async Task A_stack_uses_a_private_type_held_against_its_schema()
    {
        using var clock = new VirtualClock();
        await using var aws = await StackFixture.StartAsync(clock, new());
        await aws.RegisterAsync("RESOURCE", Name, Zip(Oven));
        await aws.CreateAsync("hot", Stack("{Shelf: top, Heat: 400}"));
        (await aws.SettledAsync("hot")).ShouldBe("ROLLBACK_COMPLETE");
        await aws.CreateAsync("warm", Stack("{Shelf: top, Heat: 200}"));
        (await aws.SettledAsync("warm")).ShouldBe("CREATE_COMPLETE");
        (await aws.StackAsync("warm")).Descendants("OutputValue").Single().Value.ShouldBe("top");

        await aws.CallAsync("DeregisterType", ("Type", "RESOURCE"), ("TypeName", Name));
        (
            await aws.RefusedAsync("CreateStack", ("StackName", "s"), ("TemplateBody", Stack("{Shelf: low}")))
        ).Text.ShouldBe($"Template format error: Unrecognized resource types: [{Name}]");
        await aws.CallAsync("DeleteStack", ("StackName", "warm"));
    }

    [Fact]
    public async Task A_configuration_is_held_against_the_configuration_schema()
    {
        using var clock = new VirtualClock();
        await using var aws = await StackFixture.StartAsync(clock, new());
        await aws.RegisterAsync("RESOURCE", Name, Zip(Oven));
        await aws.RefusedAsync("SetTypeConfiguration", Configuration("""{"Voltage": "high"}"""));
        var arn = (await aws.CallAsync("SetTypeConfiguration", Configuration("""{"Voltage": 230}""")))
            .Element("ConfigurationArn")!
            .Value;
        arn.ShouldEndWith(":type-configuration/resource/Chef-Kitchen-Oven/default");
        var member = "TypeConfigurationIdentifiers.member.1.TypeConfigurationArn";
        (await aws.CallAsync("BatchDescribeTypeConfigurations", (member, arn)))
            .Descendants("Configuration")
            .Single()
            .Value.ShouldBe("""{"Voltage": 230}""");
    }

    [Fact]
    public async Task The_types_of_AWS_are_listed_and_described()
    {
        await using var aws = await StackFixture.StartAsync();
        var page = await aws.CallAsync(
            "ListTypes",
            ("Visibility", "PUBLIC"),
            ("Filters.TypeNamePrefix", "AWS::SNS::Topic")
        );
        page.Descendants("TypeArn")
            .Select(static arn => arn.Value)
            .ShouldContain("arn:aws:cloudformation:eu-west-1::type/resource/AWS-SNS-Topic");
        var type = await aws.CallAsync("DescribeType", ("Type", "RESOURCE"), ("TypeName", "AWS::SNS::Topic"));
        type.Element("Schema")!.Value.ShouldContain("\"typeName\":\"AWS::SNS::Topic\"");
        type.Element("ProvisioningType")!.Value.ShouldBe("FULLY_MUTABLE");
    }

    private static string Stack(string properties) =>
        $"Resources: {{O: {{Type: '{Name}', Properties: {properties}}}}}\nOutputs: {{O: {{Value: !Ref O}}}}";

    private static (string Name, string Value)[] Configuration(string text) =>
        [("Type", "RESOURCE"), ("TypeName", Name), ("Configuration", text)];
}
