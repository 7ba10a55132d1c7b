using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>What a job shows on GitHub: groups, annotations and the summary.</summary>
[Collection(nameof(CleanCheckout))]
public sealed class CiOutputTests(CleanCheckout checkout)
{
    private const string Template = "backend/infrastructure/step-functions.yaml";

    [Fact]
    public async Task A_success_shows_a_group_per_stack_and_a_summary_with_timeline_and_outputs()
    {
        await using var around = await JobSurroundings.StartAsync(checkout);

        var report = await around.DeployAsync(around.Push);

        Group(report.Output, "ai-chef-stepfunctions")
            .ShouldContain("AiChefWorkflow (AWS::StepFunctions::StateMachine)");
        Group(report.Output, "ai-chef-bootstrap").ShouldContain("ArtifactBucket (AWS::S3::Bucket)");
        report.Output.ShouldNotContain("::error");
        report.Summary.ShouldStartWith("## ✅ Deployed to dev\n");
        report.Summary.ShouldContain("| Step Functions | ai-chef-stepfunctions | ✅ created | 5 to add | ");
        report.Summary.ShouldContain("```mermaid\ngantt\n");
        report.Summary.ShouldContain("StateMachineName = ai-chef-recipe-workflow");
        report.Summary.ShouldContain(
            "[5f3c9f4](https://github.com/kitchen/ai-chef/commit/5f3c9f4f9b6d4c7f8a1e2d3c4b5a69788796a5b4)"
        );
    }

    [Fact]
    public async Task A_failure_is_at_the_line_of_its_resource_and_its_text_gives_no_command()
    {
        const string reason = "The oven is cold\n::add-mask::oven\n##[add-path]/tmp\n::set-output name=notified::true";
        var options = new LocalCloudOptions();
        options.Faults.FailResource(new ResourceFault { Resource = "AiChefWorkflow", Reason = reason });
        await using var around = await JobSurroundings.StartAsync(checkout, options);

        var report = await around.DeployAsync(around.Push);

        var line = Array.IndexOf(await File.ReadAllLinesAsync(checkout.At(Template)), "  AiChefWorkflow:") + 1;
        report.Output.ShouldContain(
            $"::error file={Template},line={line}::ai-chef-stepfunctions/AiChefWorkflow "
                + "(AWS::StepFunctions::StateMachine): The oven is cold"
        );
        report
            .Output.Split('\n')
            .Select(l => l.TrimStart())
            .Where(l => l.StartsWith("::", StringComparison.Ordinal))
            .Select(l => l.Split(' ', ':')[2])
            .Distinct(StringComparer.Ordinal)
            .ShouldBe(["group", "endgroup", "error", "warning"], ignoreOrder: true);
        report.Output.Contains("##[", StringComparison.Ordinal).ShouldBeFalse();
        report.Summary.ShouldStartWith("## ❌ Deployment to dev failed\n");
        report.Summary.ShouldContain(
            "> **Step Functions**: ai-chef-stepfunctions/AiChefWorkflow "
                + "(AWS::StepFunctions::StateMachine): The oven is cold"
        );
        report.Summary.ShouldContain(
            "> Next: fix the cause, then run ./build.sh DeployStepFunctions --environment dev\n"
        );
    }

    [Fact]
    public async Task A_mistake_in_a_template_is_an_annotation_too()
    {
        await using var around = await JobSurroundings.StartAsync(checkout);
        var template = checkout.At(Template);
        var text = await File.ReadAllTextAsync(template);
        await File.WriteAllTextAsync(
            template,
            text.Replace("!GetAtt StepFunctionsRole.Arn", "!GetAtt StepFunctionsRolle.Arn", StringComparison.Ordinal)
        );
        try
        {
            var report = await around.DeployAsync(around.Push);

            report.Conclusion.ShouldBe(Conclusion.Failure);
            report.Output.ShouldContain($"::error file={Template},line=");
            report.Output.ShouldContain("StepFunctionsRolle");
            around.Operations.ShouldAllBe(operation => operation == "DescribeStacks" || operation == "GetTemplate");
        }
        finally
        {
            await File.WriteAllTextAsync(template, text);
        }
    }

    private static string Group(string output, string name)
    {
        var start = output.IndexOf($"::group::{name}\n", StringComparison.Ordinal);
        start.ShouldBeGreaterThan(-1, output);
        return output[start..output.IndexOf("::endgroup::", start, StringComparison.Ordinal)];
    }
}
