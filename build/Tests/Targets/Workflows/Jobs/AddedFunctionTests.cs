using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>
/// The function that the pipeline page adds as an example: its declaration, code and test, taken from the page, are all
/// that it needs.
/// </summary>
[Collection(nameof(AddedPartsCollection))]
public sealed class AddedFunctionTests(CleanCheckout checkout)
{
    private const string Declarations = "build/Targets/Functions/DeclaredFunctions.cs";
    private const string Folder = "backend/functions/greeting";
    private const string Test = "backend/tests/Functions.Tests/GreetingTests.cs";
    private const string Template = "backend/infrastructure/greeting-lambda.yaml";
    private const string Schema = ".nuke/build.schema.json";

    [Fact]
    public async Task A_declaration_code_and_a_test_yield_template_option_and_deployment()
    {
        var page = await File.ReadAllTextAsync(checkout.At("backend/infrastructure/README.md"));
        var declarations = await File.ReadAllTextAsync(checkout.At(Declarations));
        var schema = await File.ReadAllTextAsync(checkout.At(Schema));
        var (declaration, function, program, test) = Examples(page, "csharp") switch
        {
            [var first, var second, var third, var fourth] => (first, second, third, fourth),
            var others => throw new InvalidOperationException($"{others.Count} examples"),
        };
        try
        {
            await WriteAsync($"{Folder}/greeting.csproj", Examples(page, "xml").Single());
            await WriteAsync(
                Declarations,
                declarations.Insert(declarations.LastIndexOf("    ];", StringComparison.Ordinal), declaration)
            );
            await WriteAsync($"{Folder}/GreetingFunction.cs", function);
            await WriteAsync($"{Folder}/Program.cs", program);
            await WriteAsync(Test, test);

            var generated = await checkout.RunAsync("Generate");

            generated.ShouldContain($"[INF] {Template}");
            generated.ShouldContain($"[INF] {Schema}");
            (await File.ReadAllTextAsync(checkout.At(Template))).ShouldContain(
                "FunctionName: !Sub ${NamePrefix}-greeting\n"
            );
            (await File.ReadAllTextAsync(checkout.At(Schema))).ShouldContain("\"greeting\"");
            (await checkout.RunAsync("VerifyGenerated")).ShouldContain("All generated files are current");
            (await checkout.RunAsync("DeployLambdas", "--functions", "greeting")).ShouldContain(
                "1 functions: 1 uploads"
            );
            (await checkout.RunToolAsync("dotnet", TestOfFunction)).ShouldContain("Passed:     1");
        }
        finally
        {
            await WriteAsync(Declarations, declarations);
            await WriteAsync(Schema, schema);
            Directory.Delete(checkout.At(Folder), recursive: true);
            File.Delete(checkout.At(Test));
            File.Delete(checkout.At(Template));
        }
    }

    private static string[] TestOfFunction =>
        [
            "test",
            "backend/tests/Functions.Tests/Functions.Tests.csproj",
            // The build was compiled so before, and the tests need most of it too.
            "--configuration",
            "Release",
            "-p:GenerateDocumentationFile=false",
            "-p:RunAnalyzers=false",
            "--filter",
            "FullyQualifiedName~GreetingTests",
        ];

    private static IReadOnlyList<string> Examples(string page, string language)
    {
        var section = page[page.IndexOf("### Adding a function", StringComparison.Ordinal)..];
        return
        [
            .. Regex
                .Matches(
                    section,
                    $"```{language}\n(?<code>.*?)```",
                    RegexOptions.Singleline | RegexOptions.ExplicitCapture,
                    TimeSpan.FromSeconds(1)
                )
                .Select(match => match.Groups["code"].Value),
        ];
    }

    private async Task WriteAsync(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(checkout.At(path))!);
        await File.WriteAllTextAsync(checkout.At(path), text);
    }
}

/// <summary>
/// Tests that compile the build anew share a checkout, where only the first of them compiles all of it. They begin
/// before others: nothing should wait for them in the end.
/// </summary>
[CollectionDefinition(nameof(AddedPartsCollection))]
public sealed class AddedPartsCollection : ICollectionFixture<CleanCheckout>;
