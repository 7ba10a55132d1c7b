using AiChef.Tests.LocalCloud.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Recorded;

/// <summary>Secrets that stacks record, as templates refer to them.</summary>
public sealed class RecordedSecretsTests
{
    [Theory]
    [InlineData("${Given}:SecretString:user", "^cook$")]
    [InlineData("pantry/door", "^[a-z]{12}$")]
    [InlineData("pantry/door:SecretString", "^[a-z]{12}$")]
    [InlineData("${Made}:SecretString:user", "^chef$")]
    [InlineData("${Made}:SecretString:password", "^[^/]{32}$")]
    public async Task A_reference_gives_what_the_secret_has(string reference, string expected)
    {
        await using var aws = await StackFixture.StartAsync();
        await aws.CreateAsync("s", Template(reference));

        (await aws.SettledAsync("s")).ShouldBe("CREATE_COMPLETE");
        (await aws.ParameterAsync("/read"))!.ShouldMatch(expected);
        (
            await aws.RefusedAsync("UpdateStack", ("StackName", "s"), ("TemplateBody", Template(reference)))
        ).Text.ShouldBe("No updates are to be performed.");
    }

    [Theory]
    [InlineData("gone:SecretString:a", "Secrets Manager can't find the specified secret.")]
    [InlineData("${Given}:SecretString:gone", "Could not find a value associated with JSONKey in SecretString")]
    public async Task What_a_secret_has_not_fails(string reference, string reason)
    {
        await using var aws = await StackFixture.StartAsync();
        await aws.CreateAsync("s", Template(reference));

        (await aws.SettledAsync("s")).ShouldBe("ROLLBACK_COMPLETE");
        (await aws.EventsAsync("s")).ShouldContain($"Reader CREATE_FAILED: {reason}");
    }

    private static string Template(string reference) =>
        $$$"""
            Resources:
              Given: {Type: AWS::SecretsManager::Secret, Properties: {SecretString: '{"user":"cook"}'}}
              Door:
                Type: AWS::SecretsManager::Secret
                Properties:
                  Name: pantry/door
                  GenerateSecretString:
                    {PasswordLength: 12, ExcludeUppercase: true, ExcludeNumbers: true, ExcludePunctuation: true}
              Made:
                Type: AWS::SecretsManager::Secret
                Properties:
                  GenerateSecretString:
                    {SecretStringTemplate: '{"user":"chef"}', GenerateStringKey: password, ExcludeCharacters: /}
              Reader:
                Type: AWS::SSM::Parameter
                DependsOn: Door
                Properties: {Type: String, Name: /read, Value: !Sub '{{resolve:secretsmanager:{{{reference}}}}}'}
            """;
}
