using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.Environments;
using AiChef.Deployment.Lambda;
using AiChef.Deployment.Parameters;
using AiChef.Targets.Services;
using AiChef.Tests.Deployment.Lambda;

namespace AiChef.Tests.Deployment.Permissions;

/// <summary>
/// Everything that a deployment does, by the repository's own templates: stacks that are created, changed and deleted,
/// a function that is released by a canary and a second time, and a parameter that is written.
/// </summary>
/// <param name="fixture">A LocalCloud with a function and the artifact bucket.</param>
internal sealed class WholeDeployment(ReleaserFixture fixture)
{
    private static readonly string Infrastructure = Path.Combine(RepositoryRoot.Path, "backend", "infrastructure");

    private static readonly DeploymentEnvironment Environment = DeploymentEnvironment.Load(
        Path.Combine(Infrastructure, "environments"),
        "local"
    );

    /// <summary>The template of the API is too large for a request.</summary>
    private static readonly StackDeployerOptions Uploading = new() { ArtifactBucket = "artifacts" };

    /// <summary>Does it all, or ends with the first failure.</summary>
    internal async Task RunAsync()
    {
        await CheckAccountAsync();
        var code = fixture.Package("code");
        await fixture.Cloud.Clock.RunAsync(
            () =>
                fixture.Store.UploadAsync(
                    code.Key,
                    code.Sha256,
                    () => File.OpenRead(code.Path),
                    "application/zip",
                    default
                ),
            "the upload"
        );
        List<StackDeclaration> stacks =
        [
            .. new[] { Build.Bootstrapping, Build.DynamoDb, Build.ApiGateway, Build.StepFunctions }.Select(service =>
                Declare(service)
            ),
            WithCode(Declare(Build.Lambdas, "session-update"), code.Key),
        ];
        foreach (var stack in stacks)
        {
            await fixture.Cloud.DeployAsync(stack, Uploading);
        }

        foreach (var stack in stacks)
        {
            var tags = new Dictionary<string, string>(stack.Tags, StringComparer.Ordinal) { ["Team"] = "kitchen" };
            await fixture.Cloud.DeployAsync(stack with { Tags = tags }, Uploading);
        }

        await fixture.ReleaseAsync("second", canary: new CanaryPolicy(10, TimeSpan.FromMinutes(1)));
        for (var release = 0; release < 8; release++)
        {
            // old versions are pruned in the end
            await fixture.ReleaseAsync($"release {release}");
        }

        await WriteParameterAsync();
        foreach (var stack in Enumerable.Reverse(stacks))
        {
            var options = new StackDeployerOptions { AllowDataLoss = [.. stack.Template.Resources.Keys] };
            await fixture.Cloud.RemoveAsync(stack.Name, options);
        }
    }

    private static StackDeclaration Declare(Service service, string? stack = null) =>
        service.StackIn(
            service.TemplatesIn(Infrastructure).Single(template => stack is null || template.Stack == stack),
            Environment,
            Infrastructure,
            new Dictionary<string, string>(StringComparer.Ordinal)
        );

    private static StackDeclaration WithCode(StackDeclaration stack, string key) =>
        stack with
        {
            Parameters = new Dictionary<string, string>(stack.Parameters, StringComparer.Ordinal)
            {
                ["ArtifactBucket"] = "artifacts",
                [FunctionSources.CodeKey] = key,
            },
            InitialParameters = new HashSet<string>([FunctionSources.CodeKey], StringComparer.Ordinal),
        };

    private Task CheckAccountAsync() =>
        new AccountGuard(fixture.Cloud.Clients, Environment, fixture.Cloud.Clock).CheckAsync(default);

    private Task<(long Version, bool Written)> WriteParameterAsync()
    {
        var writer = new ParameterWriter(
            fixture.Cloud.Clients.Ssm,
            new AwsRetry(fixture.Cloud.Clients.Connection, fixture.Cloud.Clock)
        );
        var parameter = RuntimeParameter.Of("ai-chef", "local", "model-api-key", isSecret: true, _ => "s3cret");
        return writer.WriteAsync(parameter, default);
    }
}
