using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Scenarios;

/// <summary>
/// Arguments, variables and files that are wrong: exit code 2, and a sentence that names what is wrong.
/// </summary>
public sealed class WrongInputTests : IClassFixture<CheckoutCopy>
{
    private const string Target = "DeployStepFunctions";
    private const string Template = "backend/infrastructure/step-functions.yaml";

    private readonly CheckoutCopy _checkout;

    public WrongInputTests(CheckoutCopy checkout)
    {
        checkout.StartAnew();
        _checkout = checkout;
    }

    [Theory]
    [InlineData("DeployStepFunction", "DeployStepFunction")]
    [InlineData($"{Target} --enviroment dev", "--enviroment")]
    [InlineData($"{Target} --environment nowhere", "nowhere")]
    [InlineData($"{Target} --environment=dev", "--environment dev")]
    [InlineData($"{Target} --parameters Retention=7", "Retention")]
    [InlineData($"{Target} --endpoint-url http://127.0.0.1:9", "cannot reach http://127.0.0.1:9")]
    public async Task A_wrong_argument_is_named(string arguments, string text) =>
        (await _checkout.RunAsync(arguments.Split(' '))).ShouldEnd(2, text);

    [Fact]
    public async Task A_server_must_name_the_environment() =>
        (await RunWithAsync("GITHUB_ACTIONS", "true", Target)).ShouldEnd(2, "--environment is required on a server");

    [Fact]
    public async Task A_secret_is_read_from_its_variable_and_never_printed() =>
        (await RunWithAsync("PARAMETER_MODEL_API_KEY", "hunter2", "WriteParameters", "--secret-names", "model-api-key"))
            .ShouldEnd(0, "/ai-chef/local/model-api-key (SecureString) written")
            .Output.ShouldNotContain("hunter2");

    [Fact]
    public async Task A_secret_without_a_value_names_its_variable() =>
        (await _checkout.RunAsync("WriteParameters", "--secret-names", "model-api-key")).ShouldEnd(
            2,
            "PARAMETER_MODEL_API_KEY, which is not set"
        );

    [Fact]
    public async Task An_environment_on_AWS_needs_credentials()
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AWS_CONFIG_FILE"] = _checkout.At("no-such-file"),
            ["AWS_SHARED_CREDENTIALS_FILE"] = _checkout.At("no-such-file"),
        };

        (await _checkout.RunAsync(variables, "--environment", "dev", Target)).ShouldEnd(2, "no AWS credentials");
    }

    [Fact]
    public async Task Malformed_YAML_is_named_with_its_file_and_line()
    {
        _checkout.Write(Template, "Resources:\n  A: {\n");

        (await _checkout.RunAsync(Target)).ShouldEnd(2, $"{Template}:3");
    }

    [Fact]
    public async Task A_malformed_definition_is_found_before_any_call()
    {
        _checkout.Replace(Template, "\"StartAt\": \"RequestGiven\"", "\"StartAt\": oops");

        (await _checkout.RunAsync(Target)).ShouldEnd(2, "the definition of 'AiChefWorkflow' is not valid JSON");
    }

    [Fact]
    public async Task A_template_parameter_without_a_value_is_named()
    {
        const string Before = "    Description: The environment that this stack belongs to\n";
        _checkout.Replace(Template, Before, $"{Before}    MinLength: 1\n  Missing:\n    Type: String\n");

        (await _checkout.RunAsync(Target)).ShouldEnd(2, "parameter 'Missing' has no value");
    }

    [Fact]
    public async Task A_missing_template_is_named()
    {
        _checkout.Delete(Template);

        (await _checkout.RunAsync(Target)).ShouldEnd(2, "there is no such template");
    }

    [Fact]
    public async Task Credentials_of_another_account_are_refused()
    {
        _checkout.Replace("backend/infrastructure/environments/local.json", "000000000000", "123456789012");

        (await _checkout.RunAsync(Target)).ShouldEnd(2, "wrong account");
    }

    private Task<EndedRun> RunWithAsync(string variable, string value, params string[] arguments) =>
        _checkout.RunAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { [variable] = value }, arguments);
}
