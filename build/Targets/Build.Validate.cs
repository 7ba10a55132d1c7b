using AiChef.Compilation;
using AiChef.Deployment;
using AiChef.Deployment.Artifacts;
using AiChef.Deployment.Conventions;
using AiChef.Deployment.Environments;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

partial class Build
{
    Target Validate =>
        _ =>
            _.Description(
                    "Checks the backend against its conventions: every problem in one run, with file, line and what to do"
                )
                .Executes(() =>
                    Run(() =>
                    {
                        var checkedState = CheckedState();
                        if (
                            !IsNamed(nameof(Validate))
                            && ValidatedFile.FileExists()
                            && File.ReadAllText(ValidatedFile) == checkedState
                        )
                        {
                            Log.Information("The backend keeps its conventions, as it did when it was last checked");
                            return;
                        }
                        List<ConventionProblem> problems = [.. EnvironmentProblems()];
                        if (problems.Count == 0)
                        {
                            problems.AddRange(
                                BackendReader.Check(
                                    RootDirectory,
                                    [.. ServicesInOrder.Select(s => (s, NeedsOf(s)))],
                                    RepositoryFiles.Of(WorkflowSources),
                                    DeploymentEnvironment.Load(
                                        InfrastructureDirectory / "environments",
                                        DeploymentEnvironment.Local
                                    )
                                )
                            );
                        }
                        if (problems.Count > 0)
                        {
                            throw Failed(
                                KeepMistake(
                                    new DeploymentException(
                                        FailureKind.Configuration,
                                        $"{problems.Count} {(problems.Count == 1 ? "problem" : "problems")} in the backend",
                                        [.. problems.Select(p => p.ToString())]
                                    )
                                    {
                                        Problems =
                                        [
                                            .. problems.Select(p => new SourceProblem(
                                                p.File,
                                                p.Line,
                                                $"{p.Text}; {p.Fix}"
                                            )),
                                        ],
                                    }
                                )
                            );
                        }

                        AtomicFile.Write(ValidatedFile, checkedState);
                        Log.Information("The backend keeps its conventions");
                    })
                );

    /// <summary>The environments that no deployment would accept, before somebody deploys to one.</summary>
    static IEnumerable<ConventionProblem> EnvironmentProblems()
    {
        foreach (var name in EnvironmentNames)
        {
            string? mistake = null;
            try
            {
                DeploymentEnvironment.Load(InfrastructureDirectory / "environments", name);
            }
            catch (DeploymentException e)
            {
                mistake = e.Message;
            }
            if (mistake is not null)
            {
                var file = $"backend/infrastructure/environments/{name}.json";
                yield return new ConventionProblem(file, 1, mistake, "README.md tells what each key takes");
            }
        }
    }

    /// <summary>Remembers what was found in order, so that an unchanged deployment does not check it again.</summary>
    AbsolutePath ValidatedFile => TemporaryDirectory / "validated";

    /// <summary>All that the check depends on: the files that it reads, and the code that checks.</summary>
    static string CheckedState()
    {
        string[] paths = [InfrastructureDirectory, RootDirectory / ".github", RootDirectory / ".gitattributes"];
        return $"{typeof(Build).Module.ModuleVersionId} {typeof(BackendConventions).Module.ModuleVersionId} {SourceFingerprint.Of(RootDirectory, paths.Where(Path.Exists))}";
    }
}
