using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>
/// The CLI of the AWS CDK, as npm has it, deploys an app of its own constructs to LocalCloud: it writes other templates
/// than anybody here, and asks in other ways.
/// </summary>
public sealed class CdkTests
{
    private static readonly NpmProject App = new("cdk-app");

    [Fact]
    public async Task An_app_is_bootstrapped_deployed_used_compared_and_destroyed()
    {
        await using var cloud = await JudgedCloud.StartAsync();
        await App.InstallAsync();

        await RunAsync("bootstrap", "aws://000000000000/us-east-1");
        await RunAsync("deploy", "--require-approval", "never");

        using var http = new HttpClient();
        var api = await OutputAsync("ApiId");
        (await http.GetStringAsync(new Uri(cloud.Url, $"restapis/{api}/v1/_user_request_/meals"))).ShouldBe(
            "soup for /meals"
        );
        var execution = await cloud.Aws.SaysAsync(
            "stepfunctions",
            "start-execution",
            "--state-machine-arn",
            await OutputAsync("WorkflowArn"),
            "--query",
            "executionArn"
        );
        await BoundedWait.UntilAsync(async () => await DescribedAsync("status") != "RUNNING", "the workflow's end");
        (await DescribedAsync("output")).ShouldBe("\"soup for the workflow\"");
        await RunAsync("diff", "--fail");
        await RunAsync("destroy", "--force");
        (await cloud.Aws.SaysAsync("cloudformation", "describe-stacks", "--query", "Stacks[].StackName")).ShouldBe(
            "CDKToolkit"
        );

        async Task RunAsync(params string[] arguments) =>
            (await App.RunAsync("cdk", arguments, cloud.Aws.Variables)).ShouldEnd(0);

        Task<string> OutputAsync(string name) =>
            cloud.Aws.SaysAsync(
                "cloudformation",
                "describe-stacks",
                "--stack-name",
                "Kitchen",
                "--query",
                $"Stacks[0].Outputs[?OutputKey=='{name}'].OutputValue"
            );

        Task<string> DescribedAsync(string member) =>
            cloud.Aws.SaysAsync("stepfunctions", "describe-execution", "--execution-arn", execution, "--query", member);
    }
}
