using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.CloudFormation.Registry.ExtensionPackage;

namespace AiChef.Tests.LocalCloud.CloudFormation.Registry;

public sealed class ModuleTests
{
    private const string Name = "Chef::Kitchen::Pair::MODULE";
    private const string Schema = """
        {"typeName": "Chef::Kitchen::Pair::MODULE", "description": "Two", "properties": {"Parameters": {}}}
        """;
    private const string Fragment = """
        Parameters: { Sauce: { Type: String }, Hot: { Type: String, Default: 'no' } }
        Conditions: { IsHot: !Equals [!Ref Hot, 'yes'] }
        Resources:
          One: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: !Sub 'with ${Sauce}' } }
          Two:
            Type: AWS::SSM::Parameter
            Properties: { Type: String, Value: !If [IsHot, !Sub '${One.Value}!', !GetAtt One.Value] }
        """;

    [Fact]
    public async Task A_module_becomes_its_resources_with_its_name_before_theirs()
    {
        using var clock = new VirtualClock();
        await using var aws = await StackFixture.StartAsync(clock, new());
        await aws.RegisterAsync("MODULE", Name, Zip(Schema, ("fragments/pair.yaml", Fragment)));
        const string template = """
            Parameters: { Kind: { Type: String, Default: pesto } }
            Resources:
              Meal: { Type: 'Chef::Kitchen::Pair::MODULE', Properties: { Sauce: !Ref Kind, Hot: 'yes' } }
              Wine: { Type: AWS::SSM::Parameter, DependsOn: Meal, Properties: { Type: String, Value: red } }
            Outputs: { Value: { Value: !GetAtt Meal.Two.Value } }
            """;
        (await aws.RefusedAsync("CreateStack", ("StackName", "s"), ("TemplateBody", template))).Text.ShouldBe(
            "Requires capabilities : [CAPABILITY_AUTO_EXPAND]"
        );
        await aws.CreateAsync("s", template, ("Capabilities.member.1", "CAPABILITY_AUTO_EXPAND"));

        (await aws.SettledAsync("s")).ShouldBe("CREATE_COMPLETE");
        (await aws.StackAsync("s")).Descendants("OutputValue").Single().Value.ShouldBe("with pesto!");
        (await aws.ResourcesAsync("s")).Keys.Order().ShouldBe(["MealOne", "MealTwo", "Wine"]);
        var resource = await aws.CallAsync(
            "DescribeStackResources",
            ("StackName", "s"),
            ("LogicalResourceId", "MealTwo")
        );
        resource.Descendants("TypeHierarchy").Single().Value.ShouldBe(Name);
        resource.Descendants("LogicalIdHierarchy").Single().Value.ShouldBe("Meal");
    }

    [Fact]
    public async Task A_package_of_a_module_has_one_template()
    {
        using var clock = new VirtualClock();
        await using var aws = await StackFixture.StartAsync(clock, new());
        var two = Zip(Schema, ("fragments/a.yaml", Fragment), ("fragments/b.yaml", Fragment));

        (await aws.RegisterAsync("MODULE", Name, two)).ShouldBe(
            "There should be only one valid json or yaml module fragment file under `fragments`."
        );
    }
}
