using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>
/// The service that the pipeline page adds as an example: its two files, taken from the page, are all that it needs.
/// </summary>
[Collection(nameof(AddedPartsCollection))]
public sealed class AddedServiceTests(CleanCheckout checkout)
{
    private const string Template = "backend/infrastructure/pantry-shelves.yaml";
    private const string Part = "build/Targets/Build.Pantry.cs";

    [Fact]
    public async Task Two_files_and_one_command_yield_target_workflow_script_triggers_and_job()
    {
        var page = await File.ReadAllTextAsync(checkout.At("backend/infrastructure/README.md"));
        var pipeline = await File.ReadAllTextAsync(checkout.At(".github/workflows/pipeline.yml"));
        var schema = await File.ReadAllTextAsync(checkout.At(".nuke/build.schema.json"));
        try
        {
            await File.WriteAllTextAsync(checkout.At(Template), Example(page, "yaml"));
            await File.WriteAllTextAsync(checkout.At(Part), Example(page, "csharp"));

            var generated = await checkout.RunAsync("Generate");

            foreach (
                var file in new[]
                {
                    ".github/workflows/deploy-pantry.yml",
                    ".github/workflows/pipeline.yml",
                    "backend/infrastructure/deploy-pantry.sh",
                    ".nuke/build.schema.json",
                }
            )
            {
                generated.ShouldContain($"[INF] {file}");
            }

            var workflow = await File.ReadAllTextAsync(checkout.At(".github/workflows/deploy-pantry.yml"));
            workflow.ShouldContain(
                $"      - {Template}\n      - backend/infrastructure/environments/*.json\n"
                    + "      - backend/infrastructure/deploy-pantry.sh\n "
                    + $"     - .github/workflows/deploy-pantry.yml\n      - {Part}\n"
            );
            workflow.ShouldContain("exec ./build.sh DeployPantry\n");
            var added = (await File.ReadAllTextAsync(checkout.At(".github/workflows/pipeline.yml")))[
                pipeline.IndexOf("  deploy-api-gateway:", StringComparison.Ordinal)..
            ];
            added.ShouldContain("  deploy-pantry:\n    name: Deploy Pantry\n");
            added.ShouldContain("exec ./build.sh DeployPantry --skip\n");
            (await checkout.RunAsync("DeployPantry")).ShouldContain("ShelvesName = /ai-chef/pantry/shelves");
            (await checkout.RunAsync("VerifyGenerated")).ShouldContain("All generated files are current");
        }
        finally
        {
            foreach (
                var file in new[]
                {
                    Template,
                    Part,
                    ".github/workflows/deploy-pantry.yml",
                    "backend/infrastructure/deploy-pantry.sh",
                }
            )
            {
                File.Delete(checkout.At(file));
            }

            await File.WriteAllTextAsync(checkout.At(".github/workflows/pipeline.yml"), pipeline);
            await File.WriteAllTextAsync(checkout.At(".nuke/build.schema.json"), schema);
        }
    }

    private static string Example(string page, string language) =>
        Regex
            .Match(
                page[page.IndexOf("### Adding a service", StringComparison.Ordinal)..],
                $"```{language}\n(?<code>.*?)```",
                RegexOptions.Singleline | RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1)
            )
            .Groups["code"]
            .Value;
}
