using AiChef.Targets.Services;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Operations;

public sealed class CompilerServerTests
{
    [Fact]
    public async Task It_stays_in_memory_from_one_call_to_the_next()
    {
        var folder = Directory.CreateTempSubdirectory("compiler").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "A.cs"), "public class A;");
        var response = Path.Combine(folder, "a.rsp");
        await File.WriteAllLinesAsync(
            response,
            [.. SdkCompiler.OfLibrary.Append($"/out:{folder}/a.dll").Append("A.cs").Select(each => $"\"{each}\"")]
        );
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var server = new CompilerServer(Path.Combine(SdkCompiler.Roslyn, "bincore"));

        for (var call = 0; call < 3; call++)
        {
            await server.CompileAsync(folder, response, limit.Token);
            server.IsRunning.ShouldBeTrue();
        }

        File.Exists($"{folder}/a.dll").ShouldBeTrue();
        Directory.Delete(folder, recursive: true);
    }
}
