using System.Diagnostics;

namespace AiChef.Tests.Targets;

/// <summary>A repository with nothing but environments and one small template, which is deployed in a second.</summary>
internal sealed class SampleInfrastructure : IDisposable
{
    /// <summary>Deploys the template, and nothing that it depends on.</summary>
    public const string Deploy = "DeployStepFunctions --skip";

    private const string Template = """
        Parameters:
          ModelKey: { Type: String, NoEcho: true, Default: default-of-the-key }
        Resources:
          Log:
            Type: AWS::Logs::LogGroup
            Properties: { LogGroupName: !Sub "/sample/${ModelKey}" }
        Outputs:
          StateMachineArn: { Value: !Sub "key=${ModelKey}" }
        """;

    public SampleInfrastructure()
    {
        Write(".nuke/parameters.json", "{}");
        Write("backend/infrastructure/step-functions.yaml", Template);
        Write(Bootstrap, File.ReadAllText(Path.Combine(RepositoryRoot.Path, Bootstrap)));
        foreach (var file in Directory.GetFiles(Path.Combine(RepositoryRoot.Path, Environments)))
        {
            Write(Path.Combine(Environments, Path.GetFileName(file)), File.ReadAllText(file));
        }
    }

    private const string Bootstrap = "backend/infrastructure/bootstrap-artifacts.yaml";

    public const string Environments = "backend/infrastructure/environments";

    public string Root { get; } = Directory.CreateTempSubdirectory("infrastructure").FullName;

    public string At(string path) => Path.Combine(Root, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    public Task<(int ExitCode, string Output, string Error)> RunAsync(
        string arguments,
        params (string Name, string Value)[] variables
    ) => BuildProcess.RunAsync(Root, arguments, variables);

    public Process Start(string arguments, params (string Name, string Value)[] variables) =>
        BuildProcess.Start(Root, arguments, variables);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
