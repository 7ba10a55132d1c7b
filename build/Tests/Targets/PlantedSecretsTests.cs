using AiChef.LocalCloud;
using AiChef.Tests.Deployment.Discord;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

/// <summary>
/// Runs with a secret of each kind planted in them: nothing that they print, write or send holds one.
/// </summary>
public sealed class PlantedSecretsTests : IAsyncLifetime, IDisposable
{
    private const string Planted = "planted";

    private readonly SampleInfrastructure _repository = new();
    private readonly WebhookServer _discord = new();
    private LocalCloudHost _cloud = null!;

    private string Endpoint => $"http://user-{Planted}:password-{Planted}@{_cloud.Url.Authority}";

    private (string Name, string Value)[] Secrets =>
        [
            ("AWS_ACCESS_KEY_ID", $"AKIA0000-{Planted}-key-id"),
            ("AWS_SECRET_ACCESS_KEY", $"{Planted}/secret+access=key"),
            ("AWS_SESSION_TOKEN", $"{Planted}-session-token"),
            ("NUKE_DISCORD_WEBHOOK_URL", $"{_discord.Url}discord.com/api/webhooks/4711/{Planted}-webhook"),
            ("NUKE_ENDPOINT_URL", Endpoint),
        ];

    public async Task InitializeAsync() =>
        _cloud = await LocalCloudHost.StartAsync(new LocalCloudOptions(), CancellationToken.None);

    public async Task DisposeAsync() => await _cloud.DisposeAsync();

    public void Dispose()
    {
        _discord.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public Task A_deployment_on_a_persons_machine_shows_none() => DeployAsync("planted-key", exitCode: 0);

    [Fact]
    public Task A_refusal_that_repeats_a_secret_shows_none()
    {
        _repository.Write(
            "backend/infrastructure/step-functions.yaml",
            """
            Parameters:
              ModelKey: { Type: String, NoEcho: true }
            Mappings:
              Plans: { small: { Days: 7 } }
            Resources:
              Log:
                Type: AWS::Logs::LogGroup
                Properties: { RetentionInDays: !FindInMap [Plans, !Ref ModelKey, Days] }
            """
        );

        return DeployAsync("planted key \"with\" <signs>", exitCode: 1);
    }

    private async Task DeployAsync(string key, int exitCode)
    {
        var run = await _repository.RunAsync(
            $"{SampleInfrastructure.Deploy} --verbosity verbose",
            [.. Secrets, .. Given(key)]
        );

        run.ExitCode.ShouldBe(exitCode, run.Output + run.Error);
        _discord.Messages.ShouldHaveSingleItem().ShouldNotContain(Planted);
        HoldsNone(run.Output, run.Error);
        run.Output.ShouldContain("***");
    }

    [Theory]
    [InlineData("planted-key", 0)]
    [InlineData("planted%key", 1)]
    public async Task A_deployment_on_GitHub_shows_none(string key, int exitCode)
    {
        _repository.Write("summary.md", "");
        _repository.Write("output", "");
        var run = await _repository.RunAsync(
            $"{SampleInfrastructure.Deploy} --environment local",
            [
                .. Secrets,
                .. Given(key),
                ("GITHUB_ACTIONS", "true"),
                ("GITHUB_STEP_SUMMARY", _repository.At("summary.md")),
                ("GITHUB_OUTPUT", _repository.At("output")),
            ]
        );

        run.ExitCode.ShouldBe(exitCode, run.Output + run.Error);
        (await File.ReadAllTextAsync(_repository.At("summary.md"))).ShouldContain("ai-chef-stepfunctions");
        HoldsNone(run.Output, run.Error);
    }

    [Theory]
    [InlineData("--secret-names model-key")]
    [InlineData("--parameter-names model-key")]
    public async Task Values_for_the_parameter_store_are_shown_nowhere(string option)
    {
        var run = await _repository.RunAsync(
            $"WriteParameters {option}",
            [.. Secrets, ("PARAMETER_MODEL_KEY", $"{Planted}-value")]
        );

        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        HoldsNone(run.Output, run.Error);
    }

    [Theory]
    [InlineData("--discord-webhook-url https://planted-one --discord-webhook-url https://planted-two")]
    [InlineData("--discord-webhook-url https://planted-one planted-two")]
    [InlineData("--discord-webhook-url=https://planted-one")]
    [InlineData("--discord-webhok=https://planted-one")]
    [InlineData("--discord-webhook-url -planted")]
    [InlineData("--parameters=ModelKey=planted-key")]
    [InlineData("--parameters ModelKeys=planted-key")]
    [InlineData("--parameters planted-key")]
    [InlineData("--parameters ModelKey=planted-key ModelKey=planted-two")]
    [InlineData("--endpoint-url planted:password@nowhere")]
    [InlineData("--endpoint-url http://user:planted-password@127.0.0.1:9")]
    [InlineData("--endpoint-url http://user:planted-password@127.0.0.1:9 --environment dev")]
    [InlineData("--endpoint-url=http://user:planted-password@127.0.0.1:9")]
    public async Task A_mistake_about_a_secret_does_not_repeat_it(string options)
    {
        var run = await _repository.RunAsync($"{SampleInfrastructure.Deploy} {options}");

        run.ExitCode.ShouldBe(2, run.Output + run.Error);
        HoldsNone(run.Output, run.Error);
    }

    [Fact]
    public async Task Logs_are_for_this_user_alone()
    {
        await _repository.RunAsync($"{SampleInfrastructure.Deploy} --dry-run", Secrets);

        var folder = Directory.GetDirectories(_repository.At(".nuke/temp/logs")).ShouldHaveSingleItem();
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        const UnixFileMode Others = (UnixFileMode)0b111_111;
        (File.GetUnixFileMode(folder) & Others).ShouldBe(UnixFileMode.None);
        var files = Directory.GetFiles(folder);
        files.ShouldNotBeEmpty();
        foreach (var file in files)
        {
            (File.GetUnixFileMode(file) & Others).ShouldBe(UnixFileMode.None, file);
        }
    }

    private static (string Name, string Value)[] Given(string key) => [("NUKE_PARAMETERS", $"ModelKey={key}")];

    private void HoldsNone(params string[] printed)
    {
        printed.ShouldAllBe(text => !text.Contains(Planted, StringComparison.Ordinal));
        var files = Directory.GetFiles(_repository.Root, "*", SearchOption.AllDirectories);
        files.ShouldNotBeEmpty();
        files.ShouldAllBe(file => !File.ReadAllText(file).Contains(Planted, StringComparison.Ordinal));
    }
}
