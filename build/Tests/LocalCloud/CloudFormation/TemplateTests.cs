using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.CloudFormation.StackFixture;

namespace AiChef.Tests.LocalCloud.CloudFormation;

public sealed class TemplateTests
{
    [Theory]
    [InlineData("!Join ['-', [a, b, !Ref 'AWS::Region']]", "a-b-eu-west-1")]
    [InlineData("!Sub '${P}/${!P}/${AWS::AccountId}'", "one/${P}/000000000000")]
    [InlineData("!Sub ['${x}-${P}', {x: !Ref P}]", "one-one")]
    [InlineData("!Select [1, !Split [',', 'x,y,z']]", "y")]
    [InlineData("!Select [0, !Ref L]", "l1")]
    [InlineData("!Join ['+', !Ref L]", "l1+l2")]
    [InlineData("!If [Always, 'yes', 'no']", "yes")]
    [InlineData("!If [Never, 'yes', 'no']", "no")]
    [InlineData("!FindInMap [M, !Ref P, size]", "1024")]
    [InlineData("!Base64 hello", "aGVsbG8=")]
    [InlineData("!Select [2, !Cidr ['10.0.0.0/16', 4, 8]]", "10.0.2.0/24")]
    [InlineData("!Select [1, !Cidr ['2001:db8:0:100::/56', 4, 64]]", "2001:db8:0:101::/64")]
    [InlineData("!Select [0, !GetAZs us-east-1]", "us-east-1a")]
    [InlineData("'{{resolve:ssm:/stored}}'", "from the store")]
    [InlineData("'{{resolve:ssm:/stored:1}}-x'", "from the store-x")]
    [InlineData("12.50", "12.50")]
    [InlineData("true", "true")]
    public async Task Functions_are_resolved(string value, string expected)
    {
        await using var aws = await StartAsync();
        await aws.PutParameterAsync("/stored", "from the store");
        await aws.CreateAsync(
            "s",
            $$"""
            Parameters:
              P: {Type: String, Default: one}
              L: {Type: CommaDelimitedList, Default: "l1, l2"}
            Mappings:
              M:
                one: {size: "1024"}
            Conditions:
              Always: !And [!Equals [!Ref P, one], !Not [!Condition Never]]
              Never: !Or [!Equals [!Ref P, two], !Equals [a, b]]
            Resources:
              A:
                Type: AWS::SSM::Parameter
                Properties: {Type: String, Name: /result, Value: {{value}}}
            """
        );

        (await aws.SettledAsync("s")).ShouldBe("CREATE_COMPLETE");
        (await aws.ParameterAsync("/result")).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Resources: [", "Template format error: YAML not well-formed")]
    [InlineData("just text", "Template format error: unsupported structure.")]
    [InlineData("Resources: {}", "Template format error: At least one Resources member must be defined.")]
    [InlineData(
        "Resources: {A: {Properties: {}}}",
        "Template format error: [/Resources/A] Every Resources object must contain a Type member."
    )]
    [InlineData(
        "Resources: {A: {Type: 'AWS::Moon::Base'}}",
        "Template format error: Unrecognized resource types: [AWS::Moon::Base]"
    )]
    [InlineData(
        "Resources: {A: {Type: 'AWS::SSM::Parameter', DependsOn: Gone}}",
        "Template format error: Unresolved resource dependencies [Gone] in the Resources block of the template"
    )]
    [InlineData("Resources: {A: {Type: 'AWS::SSM::Parameter', Sise: 1}}", "Invalid template resource property 'Sise'")]
    [InlineData(
        "Resources: {A: {Type: 'AWS::SSM::Parameter', Condition: C}}",
        "Template format error: Unresolved condition dependency C in the Resources block of the template"
    )]
    [InlineData(
        "Resources: {A-1: {Type: 'AWS::SSM::Parameter'}}",
        "Template format error: Resource name A-1 is non alphanumeric."
    )]
    [InlineData("{\"Resources\": }", "Template format error: JSON not well-formed. (line 1, column 16)")]
    [InlineData(
        "Resources: {A: {Type: 'AWS::SSM::Parameter', Properties: {Value: !Ref "
            + "B}}, B: {Type: 'AWS::SSM::Parameter', Properties: {Value: !Ref A}}}",
        "Circular dependency between resources: [A, B]"
    )]
    [InlineData(
        "Resources: {A: {Type: 'AWS::SSM::Parameter'}}\nOutputs: {O: {Value: !Ref Gone}}",
        "Unresolved resource dependencies [Gone] in the Outputs block of the template"
    )]
    public async Task A_wrong_template_is_refused_in_AWSs_words(string template, string message)
    {
        await using var aws = await StartAsync();
        var refusal = await aws.RefusedAsync("ValidateTemplate", ("TemplateBody", template));
        refusal.Code.ShouldBe("ValidationError");
        refusal.Text.ShouldStartWith(message);
    }

    [Theory]
    [InlineData("Type: String", null, "Parameters: [P] must have values")]
    [InlineData("Type: Number", "x", "Parameter 'P' must be a number.")]
    [InlineData("Type: String, AllowedValues: [a, b]", "c", "Parameter 'P' must be one of AllowedValues")]
    [InlineData(
        "Type: String, AllowedPattern: '[a-z]+'",
        "A1",
        "Parameter P failed to satisfy constraint: must match pattern [a-z]+"
    )]
    [InlineData(
        "Type: String, AllowedPattern: '[a-z]+', ConstraintDescription: small letters",
        "A1",
        "Parameter P failed to satisfy constraint: small letters"
    )]
    [InlineData("Type: Number, MaxValue: 5", "6", "Parameter 'P' must be a number not greater than 5")]
    [InlineData("Type: String, MinLength: 3", "ab", "Parameter 'P' must contain at least 3 characters")]
    public async Task A_wrong_parameter_is_refused_in_AWSs_words(string declaration, string? value, string message)
    {
        await using var aws = await StartAsync();
        var template = $"Parameters:\n  P: {{{declaration}}}\n" + Template("A=${P}");
        (string, string)[] given = value is null
            ? []
            : [("Parameters.member.1.ParameterKey", "P"), ("Parameters.member.1.ParameterValue", value)];

        (
            await aws.RefusedAsync("CreateStack", [("StackName", "s"), ("TemplateBody", template), .. given])
        ).Text.ShouldBe(message);
    }

    [Theory]
    [InlineData("!FindInMap [M, !Ref P, size]", "Template error: Unable to get mapping for M::there::size")]
    [InlineData("!If [Gone, a, b]", "Template error: unresolved condition dependency Gone in Fn::If")]
    [InlineData(
        "!Ref Off",
        "Template format error: Unresolved resource dependencies [Off] in the Resources block of the template"
    )]
    public async Task What_the_parameters_show_to_be_wrong_is_refused_at_once(string value, string message)
    {
        await using var aws = await StartAsync();
        var refusal = await aws.RefusedAsync(
            "CreateStack",
            ("StackName", "s"),
            (
                "TemplateBody",
                $$"""
                Parameters:
                  P: {Type: String, Default: there}
                Mappings:
                  M:
                    here: {size: "1"}
                Conditions:
                  Never: !Equals [!Ref P, here]
                Resources:
                  Off: {Type: 'AWS::SSM::Parameter', Condition: Never}
                  A:
                    Type: AWS::SSM::Parameter
                    Properties: {Type: String, Value: {{value}}}
                """
            )
        );
        refusal.Text.ShouldBe(message);
    }

    [Fact]
    public async Task A_secret_parameter_is_never_shown()
    {
        await using var aws = await StartAsync();
        await aws.CreateAsync(
            "s",
            "Parameters:\n  P: {Type: String, NoEcho: true}\n" + Template("A=${P}"),
            ("Parameters.member.1.ParameterKey", "P"),
            ("Parameters.member.1.ParameterValue", "hidden")
        );

        (await aws.StackAsync("s")).Descendants("ParameterValue").Single().Value.ShouldBe("****");
    }

    [Fact]
    public async Task A_parameter_can_name_a_stored_parameter()
    {
        await using var aws = await StartAsync();
        await aws.PutParameterAsync("/stored", "value");
        await aws.CreateAsync(
            "s",
            "Parameters:\n  P: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /stored}\n" + Template("A=${P}")
        );

        (await aws.StackAsync("s")).Descendants("ResolvedValue").Single().Value.ShouldBe("value");
    }

    [Fact]
    public async Task A_loop_is_unrolled_by_the_language_extensions()
    {
        await using var aws = await StartAsync();
        await aws.CreateAsync(
            "s",
            """
            Transform: AWS::LanguageExtensions
            Resources:
              Fn::ForEach::Each:
                - Name
                - [One, Two]
                - P${Name}:
                    Type: AWS::SSM::Parameter
                    Properties: {Type: String, Value: !Ref Name}
            """,
            ("Capabilities.member.1", "CAPABILITY_AUTO_EXPAND")
        );

        (await aws.ResourcesAsync("s")).Keys.ShouldBe(["POne", "PTwo"]);
    }

    [Fact]
    public async Task A_template_over_51200_bytes_must_come_from_S3()
    {
        await using var aws = await StartAsync();
        var template = Template("A=1") + "#" + new string('x', 51200);
        (await aws.RefusedAsync("ValidateTemplate", ("TemplateBody", template))).Text.ShouldEndWith(
            "at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200"
        );
    }

    [Fact]
    public async Task A_resource_without_its_condition_is_not_made()
    {
        await using var aws = await StartAsync();
        await aws.CreateAsync(
            "s",
            "Conditions:\n  Never: !Equals [a, b]\n"
                + Template("A=1", "B=2").Replace("  B:\n", "  B:\n    Condition: Never\n", StringComparison.Ordinal)
        );

        (await aws.ResourcesAsync("s")).Keys.ShouldBe(["A"]);
    }
}
