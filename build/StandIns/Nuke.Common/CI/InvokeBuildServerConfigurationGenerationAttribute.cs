using System.Diagnostics;
using System.Security.Cryptography;
using Nuke.Common.Execution;
using Serilog;

namespace Nuke.Common.CI;

/// <summary>
/// A local run writes every configuration with AutoGenerate again, each in a child process, and says which have
/// changed.
/// </summary>
public class InvokeBuildServerConfigurationGenerationAttribute
    : BuildServerConfigurationGenerationAttributeBase,
        IOnBuildCreated
{
    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets)
    {
        if (Build.IsServerBuild)
        {
            return;
        }

        var generators = GetGenerators(Build).Where(x => x.AutoGenerate).ToList();
        if (generators.Count == 0)
        {
            return;
        }

        var runs = generators.ConvertAll(x => (Generator: x, Before: Content(x), Process: Start(x)));
        var changed = false;
        foreach (var (generator, before, process) in runs)
        {
            process.WaitForExit();
            Assert.True(
                process.ExitCode == 0,
                $"Configuration files for {generator.DisplayName} could not be generated"
            );
            if (before != Content(generator))
            {
                Log.Warning("Configuration files for {Configuration} have changed.", generator.DisplayName);
                changed = true;
            }

            process.Dispose();
        }

        if (changed && !Build.Help && !Console.IsInputRedirected)
        {
            Wait();
        }
    }

    private static void Wait()
    {
        Host.Information("Press any key to continue ...");
        Console.ReadKey();
    }

    private Process Start(IConfigurationGenerator generator)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath) { WorkingDirectory = Build.RootDirectory };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(Build.BuildAssemblyFile);
        }

        foreach (
            var argument in (string[])
                [
                    $"--{BuildServerConfigurationGeneration.ConfigurationParameterName}",
                    generator.Id,
                    "--host",
                    generator.HostName,
                ]
        )
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start);
    }

    private static string Content(IConfigurationGenerator generator) =>
        string.Concat(
            generator.GeneratedFiles.Select(x =>
                File.Exists(x) ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(x))) : "-"
            )
        );
}
