using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.Reports;
using AiChef.LocalCloud;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>A deployment that says that nothing changed is right: the same deployment of AWS would change nothing.</summary>
public sealed class UnchangedTests : IAsyncLifetime
{
    private const string Bucket = "templates";

    private DeployerFixture _cloud = null!;

    public async Task InitializeAsync()
    {
        _cloud = await DeployerFixture.StartAsync();
        await _cloud.Clients.S3.PutBucketAsync(Bucket);
    }

    public async Task DisposeAsync() => await _cloud.DisposeAsync();

    [Fact]
    public async Task A_nested_stack_whose_template_changed_behind_its_URL_is_updated()
    {
        var inner = await _cloud.UploadAsync(Bucket, "inner", Note("first"));
        var middle = await _cloud.UploadAsync(Bucket, "middle", Nested(inner));
        await _cloud.DeployAsync(Nested(middle));
        await _cloud.UploadAsync(Bucket, "inner", Note("second"));

        var outcome = await _cloud.DeployAsync(Nested(middle));

        outcome.Effect.ShouldBe(StackEffect.Deployed);
        ReportText
            .Line(outcome.Changes.ShouldHaveSingleItem())
            .ShouldBe("~ Inner (AWS::CloudFormation::Stack), its template may have changed");
        (await NoteAsync()).ShouldBe("second");
    }

    [Fact]
    public async Task A_rollback_gives_a_nested_stack_the_template_that_it_had()
    {
        var inner = await _cloud.UploadAsync(Bucket, "inner", Note("first"));
        await _cloud.DeployAsync($"{Nested(inner)}{Last("a")}");
        await _cloud.UploadAsync(Bucket, "inner", Note("second"));
        _cloud.Host.Faults.FailResource(
            new()
            {
                Resource = "Last",
                Action = ResourceAction.Update,
                Times = 1,
            }
        );

        await Should.ThrowAsync<DeploymentException>(_cloud.DeployAsync($"{Nested(inner)}{Last("b")}"));

        (await _cloud.StatusAsync()).ShouldBe("UPDATE_ROLLBACK_COMPLETE");
        (await NoteAsync()).ShouldBe("first");
        await _cloud.DeployAsync($"{Nested(inner)}{Last("b")}");
        (await NoteAsync()).ShouldBe("second");
    }

    [Theory]
    [InlineData("DeletionPolicy: Retain")]
    [InlineData("DeletionPolicy: RetainExceptOnCreate")]
    [InlineData("UpdateReplacePolicy: Retain")]
    [InlineData("DeletionPolicy: Retain, UpdateReplacePolicy: Retain")]
    public async Task A_policy_alone_is_a_change(string policies)
    {
        const string Before =
            "Resources: { Note: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: a } } }";
        var after = Before.Replace("Properties:", $"{policies}, Properties:", StringComparison.Ordinal);
        await _cloud.DeployAsync(Before);

        var outcome = await _cloud.DeployAsync(after);

        outcome.Effect.ShouldBe(StackEffect.Deployed);
        outcome
            .Changes.ShouldHaveSingleItem()
            .Policies.ShouldBe(policies.Split(", ").Select(policy => policy.Split(':')[0]));
        (await _cloud.DeployAsync(after)).Effect.ShouldBe(StackEffect.Unchanged);
        (await _cloud.DeployAsync(Before)).Effect.ShouldBe(StackEffect.Deployed);
    }

    [Fact]
    public async Task What_a_stack_keeps_since_its_last_deployment_outlives_it()
    {
        const string Before = "Resources: { Shelf: { Type: AWS::S3::Bucket, Properties: { BucketName: shelf-kept } } }";
        await _cloud.DeployAsync(Before);
        await _cloud.DeployAsync(
            Before.Replace("Properties:", "DeletionPolicy: Retain, Properties:", StringComparison.Ordinal)
        );

        await _cloud.RemoveAsync(options: new StackDeployerOptions { AllowDataLoss = ["Shelf"] });

        (await _cloud.Clients.S3.ListBucketsAsync()).Buckets.ShouldContain(bucket => bucket.BucketName == "shelf-kept");
    }

    [Fact]
    public async Task A_part_of_a_template_that_changed_where_it_is_included_from_is_deployed()
    {
        const string Template = """
            Resources:
              Note:
                Type: AWS::SSM::Parameter
                Properties:
                  Fn::Transform: { Name: AWS::Include, Parameters: { Location: "s3://templates/note.yaml" } }
            """;
        await _cloud.UploadAsync(Bucket, "note", "Name: /test/note\nType: String\nValue: first");
        await _cloud.DeployAsync(Template);
        (await _cloud.DeployAsync(Template)).Effect.ShouldBe(StackEffect.Unchanged);
        await _cloud.UploadAsync(Bucket, "note", "Name: /test/note\nType: String\nValue: second");

        (await _cloud.DeployAsync(Template)).Effect.ShouldBe(StackEffect.Deployed);

        (await NoteAsync()).ShouldBe("second");
    }

    [Theory]
    [InlineData("AWS::SSM::Parameter::Value<String>", "/test/source", "!Ref Source")]
    [InlineData("String", "none", "'{{resolve:ssm:/test/source}}'")]
    [InlineData("String", "'{{resolve:ssm:/test/source}}'", "!Ref Source")]
    [InlineData("String", "/test/source", "!Sub '{{resolve:ssm:${Source}}}'")]
    public async Task A_new_value_in_the_parameter_store_is_deployed(string type, string value, string use)
    {
        var template = $$"""
            Parameters: { Source: { Type: "{{type}}", Default: {{value}} } }
            Resources:
              Note: { Type: AWS::SSM::Parameter, Properties: { Name: /test/note, Type: String, Value: {{use}} } }
            """;
        await PutAsync("first");
        await _cloud.DeployAsync(template);
        (await _cloud.DeployAsync(template)).Effect.ShouldBe(StackEffect.Unchanged);
        await PutAsync("second");

        (await _cloud.DeployAsync(template)).Effect.ShouldBe(StackEffect.Deployed);

        (await NoteAsync()).ShouldBe("second");
    }

    /// <summary>A template of every section, and an edit of each.</summary>
    [Theory]
    [InlineData("an old stack", "a new stack")]
    [InlineData("Owner: a", "Owner: b")]
    [InlineData("Why: a", "Why: b")]
    [InlineData("Default: x", "Default: y")]
    [InlineData("{ Size: small }", "{ Size: large }")]
    [InlineData("[!Ref Text, x]", "[!Ref Text, z]")]
    [InlineData("Value: !Ref Note", "Value: !GetAtt Note.Value")]
    [InlineData("Value: !Ref Note", "Description: of it, Value: !Ref Note")]
    [InlineData("Name: test-note", "Name: test-note-2")]
    [InlineData("Resources:", "# nothing\nResources:")]
    [InlineData("DependsOn: Other", "DependsOn: []")]
    public async Task Whether_AWS_is_asked_or_not_the_result_is_the_same(string part, string other)
    {
        await _cloud.DeployAsync(Whole);
        var edited = Whole.Replace(part, other, StringComparison.Ordinal);
        edited.ShouldNotBe(Whole);
        (await _cloud.DeployAsync(Whole, new StackDeployerOptions { Force = true })).Effect.ShouldBe(
            StackEffect.Unchanged
        );

        var effect = (await _cloud.DeployAsync(edited)).Effect;

        await _cloud.DeployAsync(Whole);
        (await _cloud.DeployAsync(edited, new StackDeployerOptions { Force = true })).Effect.ShouldBe(effect);
    }

    private const string Whole = """
        Description: an old stack
        Metadata: { Owner: a }
        Parameters: { Text: { Type: String, Default: x } }
        Mappings: { Sizes: { Any: { Size: small } } }
        Conditions: { IsX: !Equals [!Ref Text, x] }
        Resources:
          Other: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: !FindInMap [Sizes, Any, Size] } }
          Note:
            Type: AWS::SSM::Parameter
            DependsOn: Other
            Metadata: { Why: a }
            Properties: { Type: String, Value: !If [IsX, !Ref Text, other] }
        Outputs:
          Note: { Value: !Ref Note, Export: { Name: test-note } }
        """;

    private static string Note(string value) =>
        "Resources:\n  Note: { Type: AWS::SSM::Parameter, Properties: "
        + $"{{ Name: /test/note, Type: String, Value: {value} }} }}\n";

    private static string Nested(string url) =>
        $"Resources:\n  Inner: {{ Type: AWS::CloudFormation::Stack, Properties: {{ TemplateURL: '{url}' }} }}\n";

    private static string Last(string value) =>
        "  Last: { Type: AWS::SSM::Parameter, DependsOn: Inner, Properties: "
        + $"{{ Name: /test/last, Type: String, Value: {value} }} }}\n";

    private async Task PutAsync(string value) =>
        _ = await _cloud.Clients.Ssm.PutParameterAsync(
            new PutParameterRequest
            {
                Name = "/test/source",
                Type = ParameterType.String,
                Value = value,
                Overwrite = true,
            }
        );

    private async Task<string> NoteAsync() =>
        (await _cloud.Clients.Ssm.GetParameterAsync(new GetParameterRequest { Name = "/test/note" })).Parameter.Value;
}
