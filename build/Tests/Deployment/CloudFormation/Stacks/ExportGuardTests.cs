using AiChef.Deployment;
using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.Stacks;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>
/// An export that another stack imports neither changes nor goes; which would be found out by AWS after minutes.
/// </summary>
public sealed class ExportGuardTests
{
    private const string Exporter = "ai-chef-exporter";
    private const string Importer = "ai-chef-importer";

    private static string Exporting(string name = "the-name", string path = "/a", string output = "Name") =>
        $$"""
            Parameters: { Suffix: { Type: String, Default: x } }
            Resources:
              One: { Type: AWS::SSM::Parameter, Properties: { Name: {{path}}, Type: String, Value: a } }
              Two: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: b } }
            Outputs:
              {{output}}: { Value: !Ref One, Export: { Name: {{name}} } }
              Suffix: { Value: !Sub "${Suffix}-${AWS::StackName}", Export: { Name: !Sub "${AWS::StackName}-suffix" } }
            """;

    private static string Importing(string export) =>
        $$"""
            Resources:
              Uses: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: !ImportValue {{export}} } }
            """;

    [Theory]
    [InlineData("another-name", "/a", "Name", "would be deleted")]
    [InlineData("the-name", "/b", "Name", "would change")]
    public async Task A_change_of_an_imported_export_is_refused_before_it_is_executed(
        string name,
        string path,
        string output,
        string fate
    )
    {
        await using var cloud = await StartAsync("the-name");

        var error = await Should.ThrowAsync<DeploymentException>(
            cloud.DeployAsync(DeployerFixture.Declare(Exporting(name, path, output), Exporter))
        );

        error.Kind.ShouldBe(FailureKind.Refused, error.ToString());
        error.Message.ShouldBe(
            $"{Exporter}: refused, for {Importer} imports 'the-name', which {fate}; nothing was executed"
        );
        cloud.Operations.ShouldNotContain("ExecuteChangeSet");
        cloud.Operations.ShouldContain("DeleteChangeSet");
    }

    [Fact]
    public async Task A_template_without_outputs_has_none_of_the_exports()
    {
        await using var cloud = await StartAsync("the-name");
        var bare = Exporting().Split("Outputs:")[0];

        var error = await Should.ThrowAsync<DeploymentException>(
            cloud.DeployAsync(DeployerFixture.Declare(bare, Exporter))
        );

        error.Message.ShouldBe(
            $"{Exporter}: refused, for {Importer} imports 'the-name', which would be deleted; nothing was executed"
        );
    }

    [Fact]
    public async Task An_export_whose_value_is_made_of_parameters_is_refused_when_they_change()
    {
        await using var cloud = await StartAsync($"{Exporter}-suffix");
        var changed = DeployerFixture.Declare(Exporting(), Exporter) with
        {
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["Suffix"] = "y" },
        };

        var error = await Should.ThrowAsync<DeploymentException>(cloud.DeployAsync(changed));

        error.Message.ShouldContain($"{Importer} imports '{Exporter}-suffix', which would change");
    }

    [Theory]
    [InlineData("the-name", "/a", "Renamed")]
    [InlineData("not-imported", "/a", "Name")]
    public async Task What_no_stack_imports_and_what_stays_the_same_may_change(string name, string path, string output)
    {
        await using var cloud = await StartAsync(name == "the-name" ? name : null);
        var added = Exporting(name, path, output).Replace("Value: b", "Value: c", StringComparison.Ordinal);

        var outcome = await cloud.DeployAsync(DeployerFixture.Declare(added, Exporter));

        outcome.Effect.ShouldBe(StackEffect.Deployed);
    }

    [Fact]
    public async Task An_export_of_a_resource_that_goes_or_is_replaced_is_refused_whatever_else_it_is_made_of()
    {
        const string joined = """
            Resources:
              Kept: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: a } }
              Replaced: { Type: AWS::SSM::Parameter, Properties: { Name: NAME, Type: String, Value: a } }
            Outputs:
              Name: { Value: !Sub "${Kept}-${Replaced}", Export: { Name: the-name } }
            """;
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(DeployerFixture.Declare(Renamed("/a"), Exporter));
        await cloud.DeployAsync(DeployerFixture.Declare(Importing("the-name"), Importer));
        await cloud.DeployAsync(DeployerFixture.Declare(Importing("the-name"), "ai-chef-another"));

        var error = await Should.ThrowAsync<DeploymentException>(
            cloud.DeployAsync(DeployerFixture.Declare(Renamed("/b"), Exporter))
        );

        error.Kind.ShouldBe(FailureKind.Refused, error.ToString());
        error.Message.ShouldContain("import 'the-name', which would change; nothing was executed");
        error.Message.ShouldContain(Importer);
        error.Message.ShouldContain("ai-chef-another");
        error.Next.ShouldNotBeNull().ShouldEndWith(" without that import first");

        static string Renamed(string name) => joined.Replace("NAME", name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_may_not_list_imports_is_reported_and_does_not_prevent_it()
    {
        using var endpoint = new StubEndpoint(403, StubEndpoint.QueryError("AccessDenied", "not authorized"));
        var connection = new AwsConnection { Region = "us-east-1", Endpoint = endpoint.Url };
        using var clients = new AwsClients(connection, new BasicAWSCredentials("test", "test"));
        var retry = new AwsRetry(connection, TimeProvider.System);
        var calls = new CloudFormationCalls(clients.CloudFormation, retry, TimeProvider.System);
        var told = new ToldProgress();
        var stack = new Stack { StackName = Exporter, Outputs = [new Output { ExportName = "the-name" }] };

        await new ExportGuard(calls, told).CheckDeletionAsync(stack, CancellationToken.None);

        told.Last.ShouldBe(
            new StackNote(
                Exporter,
                "cannot check who imports 'the-name', which would be deleted: cloudformation:ListImports is denied"
            )
        );
    }

    [Fact]
    public async Task A_stack_whose_exports_are_imported_is_not_deleted()
    {
        await using var cloud = await StartAsync("the-name");

        var error = await Should.ThrowAsync<DeploymentException>(cloud.RemoveAsync(Exporter));

        error.Kind.ShouldBe(FailureKind.Refused, error.ToString());
        error.Message.ShouldContain($"{Importer} imports 'the-name', which would be deleted");
        cloud.Operations.ShouldNotContain("DeleteStack");
        await cloud.RemoveAsync(Importer);
        (await cloud.RemoveAsync(Exporter)).ShouldBeTrue();
    }

    private static async Task<DeployerFixture> StartAsync(string? imported)
    {
        var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(DeployerFixture.Declare(Exporting(), Exporter));
        if (imported is not null)
        {
            await cloud.DeployAsync(DeployerFixture.Declare(Importing(imported), Importer));
        }
        cloud.Operations.Clear();
        return cloud;
    }

    private sealed class ToldProgress : IProgress<StackProgress>
    {
        public StackProgress? Last { get; private set; }

        public void Report(StackProgress value) => Last = value;
    }
}
