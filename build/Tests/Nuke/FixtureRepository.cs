namespace AiChef.Tests.Nuke;

/// <summary>An empty folder with .nuke in it, which is what NUKE takes for a repository.</summary>
internal sealed class FixtureRepository : IDisposable
{
    public FixtureRepository() => Directory.CreateDirectory(Path.Combine(Folder, ".nuke"));

    public string Folder { get; } = Directory.CreateTempSubdirectory("nuke fixture ").FullName;

    public void Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    public async Task<NukeRun> Run(string build, string arguments, params (string Name, string Value)[] variables)
    {
        using var process = NukeRun.Start(build, arguments, Folder, variables);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new NukeRun(process.ExitCode, output + await error);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
