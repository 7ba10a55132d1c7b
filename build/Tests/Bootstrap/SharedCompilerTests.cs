using AiChef.Compilation;
using AiChef.Tests.Targets.Operations;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bootstrap;

public sealed class SharedCompilerTests : IDisposable
{
    private const string Project = """
        <Project>
          <UsingTask TaskName="Microsoft.CodeAnalysis.BuildTasks.Csc"
                     AssemblyFile="$(MSBuildToolsPath)/Roslyn/Microsoft.Build.Tasks.CodeAnalysis.dll" />
          <Target Name="Compile">
            <Csc Sources="A.cs" OutputAssembly="A.dll" TargetType="library" NoConfig="true"
                 UseSharedCompilation="$(UseSharedCompilation)" SharedCompilationId="$(SharedCompilationId)"
                 References="$(Runtime)System.Runtime.dll;$(Runtime)System.Private.CoreLib.dll" NoStandardLib="true" />
          </Target>
        </Project>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("compiler").FullName;
    private readonly List<string> _lines = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_ends_with_its_command_and_leaves_no_file_behind()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "A.proj"), Project);
        await File.WriteAllTextAsync(Path.Combine(_folder, "A.cs"), "public class A;");
        string name;
        using (var compiler = new SharedCompiler())
        {
            name = compiler.Name;

            (await RunAsync(compiler)).ShouldBe(0, string.Join('\n', _lines));

            File.Exists(Path.Combine(_folder, "A.dll")).ShouldBeTrue();
            FilesOf(name).ShouldContain($"/tmp/{name}", "no compiler was shared");
            await ProcessList.NoneIsLeftOfAsync($"-pipename:{name}");
        }
        FilesOf(name).ShouldBeEmpty();
    }

    private async Task<int> RunAsync(SharedCompiler compiler)
    {
        string[] arguments = ["msbuild", "A.proj", "-nologo", "-nodeReuse:false", $"-p:Runtime={SdkCompiler.Runtime}"];
        using var limit = new CancellationTokenSource(BoundedWait.Limit);
        using var command = BoundProcess.Start(
            "dotnet",
            [.. arguments, .. compiler.Arguments],
            _folder,
            new Dictionary<string, string?>(),
            _lines.Add
        );
        return await command.WaitForExitAsync(limit.Token);
    }

    private static List<string> FilesOf(string name) =>
        [
            .. Directory.GetFiles("/tmp", $"{name}*"),
            .. Directory.GetFiles(
                Path.Combine(Path.GetTempPath(), ".dotnet", "shm"),
                $"{name}*",
                SearchOption.AllDirectories
            ),
        ];
}
