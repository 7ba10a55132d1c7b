using System.Reflection;
using AiChef.Deployment;
using AiChef.Targets.Functions;
using AiChef.Targets.Services;

namespace AiChef.Targets.Workflows;

/// <summary>All files that the build writes into the repository.</summary>
internal static class RepositoryFiles
{
    internal static IReadOnlyList<GeneratedFile> Of(WorkflowSources sources) =>
        [.. OfDeployment(sources), .. DerivedTemplates.Of(sources), ResourceTypesPage.Page, OperationsPage.Page];

    /// <summary>
    /// Those that follow from declarations alone, and without which nothing is deployed. The template of the roles
    /// follows from all other templates, of which one may be broken.
    /// </summary>
    internal static IReadOnlyList<GeneratedFile> OfDeployment(WorkflowSources sources) =>
        [
            .. sources
                .Build.GetCustomAttributes<WorkflowAttribute>()
                .Select(workflow => workflow.FileFrom(sources))
                .OrderBy(f => f.Path, StringComparer.Ordinal),
            .. sources
                .Build.GetCustomAttributes<PipelineWorkflowAttribute>()
                .Select(pipeline => PipelinePicture.Of(pipeline.GraphFrom(sources))),
            .. sources
                .Services.Values.Where(service => !service.IsForAdministrators)
                .Select(ScriptOf)
                .OrderBy(f => f.Path, StringComparer.Ordinal),
            .. TemplatesOf([.. sources.Services.Values.SelectMany(service => service.Functions)]),
            GitAttributes,
            .. DeliveryOwners.In(sources.Root) is { } owners ? (IEnumerable<GeneratedFile>)[CodeOwners(owners)] : [],
            Dependabot,
        ];

    private static GeneratedFile GitAttributes { get; } =
        new(
            ".gitattributes",
            Head("How git treats files. Generated ones are folded away in reviews.")
                + """
                * text=auto eol=lf
                *.cmd text eol=crlf
                # Unix shells run it as well, and they take no carriage return.
                build.cmd text eol=lf
                *.png binary
                *.g.cs linguist-generated
                backend/infrastructure/pipeline.svg text eol=lf linguist-generated=true
                .github/workflows/*.yml text eol=lf linguist-generated=true
                backend/infrastructure/deploy-*.sh text eol=lf linguist-generated=true
                backend/infrastructure/*-lambda.yaml text eol=lf linguist-generated=true
                backend/infrastructure/operations-alerts.yaml text eol=lf linguist-generated=true
                backend/infrastructure/bootstrap-access.yaml text eol=lf linguist-generated=true
                build/LocalCloud/operations.md text eol=lf linguist-generated=true
                build/LocalCloud/resource-types.md text eol=lf linguist-generated=true
                .nuke/build.schema.json text eol=lf linguist-generated=true

                """.ReplaceLineEndings("\n")
        );

    /// <summary>What decides what is deployed and how: templates, environments, build, workflows, versions.</summary>
    private static readonly string[] Owned =
    [
        "/.config/",
        "/.github/",
        "/backend/Directory.*",
        "/backend/infrastructure/",
        "/build/",
        "/build.*",
        "/global.json",
    ];

    private static GeneratedFile CodeOwners(string owners) =>
        new(
            ".github/CODEOWNERS",
            Head($"Who must review changes to the delivery; {DeliveryOwners.File} names them.")
                + string.Concat(Owned.Select(path => $"{path} {owners}\n"))
        );

    private static GeneratedFile Dependabot { get; } =
        new(
            ".github/dependabot.yml",
            Head(
                "Reports new versions of actions and packages. The pins of actions stand in "
                    + "build/Targets/Workflows/Model/ActionPin.cs; VerifyGenerated tells how to take over new ones."
            )
                + """
                version: 2
                updates:
                  - package-ecosystem: github-actions
                    directory: /
                    schedule:
                      interval: weekly
                    # A week in which a release that was tampered with is found out.
                    cooldown:
                      default-days: 7
                    groups:
                      actions:
                        patterns:
                          - '*'
                  # Versions stand in build/Directory.Packages.props; those of tools in .config/dotnet-tools.json.
                  - package-ecosystem: nuget
                    directories:
                      - /
                      - /build
                    schedule:
                      interval: weekly
                    cooldown:
                      default-days: 7
                    groups:
                      packages:
                        patterns:
                          - '*'

                """.ReplaceLineEndings("\n")
        );

    private static GeneratedFile ScriptOf(Service service) =>
        new($"backend/infrastructure/{DeployScript.FileOf(service)}", DeployScript.TextOf(service), IsExecutable: true);

    /// <summary>The templates of functions, by name.</summary>
    /// <exception cref="DeploymentException">A declaration has a mistake.</exception>
    private static IEnumerable<GeneratedFile> TemplatesOf(IReadOnlyList<FunctionDeclaration> functions)
    {
        DeclarationCheck.Check(functions);
        return functions
            .OrderBy(function => function.Name, StringComparer.Ordinal)
            .Select(function => new GeneratedFile(
                $"backend/infrastructure/{function.TemplateFile}",
                Head(
                    $"The stack of the function {function.Name}; "
                        + "build/Targets/Functions/DeclaredFunctions.cs declares it."
                ) + FunctionTemplate.TextOf(function)
            ));
    }

    internal static string Head(string purpose) =>
        $"# {GeneratedFile.Marker} {purpose}\n# Generated by build/Targets; "
        + $"edits here are lost. To generate: {GeneratedFile.Command}\n\n";
}
