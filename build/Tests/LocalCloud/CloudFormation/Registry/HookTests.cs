using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.CloudFormation.Registry.ExtensionPackage;

namespace AiChef.Tests.LocalCloud.CloudFormation.Registry;

public sealed class HookTests
{
    private const string Name = "Chef::Kitchen::Taster";

    [Fact]
    public async Task A_hook_that_is_on_stops_what_it_would_look_at_by_name()
    {
        using var clock = new VirtualClock();
        await using var aws = await StackFixture.StartAsync(clock, new());
        var hook = """
            {"typeName": "Chef::Kitchen::Taster", "description": "Tastes", "additionalProperties": false,
             "typeConfiguration": {"properties": {}, "additionalProperties": false},
             "handlers": {"preCreate": {"targetNames": ["AWS::SSM::*"]}}}
            """;
        await aws.RegisterAsync("HOOK", Name, Zip(hook));
        await aws.CreateAsync("before", StackFixture.Template("A=1"));
        await aws.RefusedAsync("SetTypeConfiguration", Configuration("ALL", "MAYBE"));
        await aws.CallAsync("SetTypeConfiguration", Configuration("ALL", "WARN"));

        var refused = await aws.RefusedAsync(
            "CreateStack",
            ("StackName", "s"),
            ("TemplateBody", StackFixture.Template("A=1"))
        );
        refused.Text.ShouldContain(
            $"LocalCloud does not run hooks, and {Name} is on for CREATE of AWS::SSM::Parameter"
        );
        await aws.UpdateAsync("before", StackFixture.Template("A=2"));

        await aws.CallAsync("SetTypeConfiguration", Configuration("NONE", "FAIL"));
        await aws.CreateAsync("s", StackFixture.Template("A=1"));
    }

    private static (string Name, string Value)[] Configuration(string stacks, string mode)
    {
        var hook = $$"""{"TargetStacks": "{{stacks}}", "FailureMode": "{{mode}}"}""";
        var configuration = """{"CloudFormationConfiguration": {"HookConfiguration": """ + hook + "}}";
        return [("Type", "HOOK"), ("TypeName", Name), ("Configuration", configuration)];
    }
}
