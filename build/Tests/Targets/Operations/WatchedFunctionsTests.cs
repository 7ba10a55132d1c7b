using System.IO.Compression;
using AiChef.Deployment;
using AiChef.Deployment.Artifacts;
using AiChef.Deployment.Lambda;
using AiChef.Targets.Operations;
using Nuke.Common.IO;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Operations;

/// <summary>Functions are compiled as they change; what does not compile keeps nobody on something that is gone.</summary>
public sealed class WatchedFunctionsTests : IDisposable
{
    private const string Shared = "AiChef.Functions.Shared";

    private readonly AbsolutePath _root = Directory.CreateTempSubdirectory("watched functions").FullName;
    private readonly WatchedFunctions _functions;

    public WatchedFunctionsTests()
    {
        Write("Shared/Food.cs", "public static class Food { public static int Price() => 1; }");
        Write("price/Price.cs", "public static class Price { public static int Of() => Food.Price(); }");
        Write("recipe/Recipe.cs", "public static class Recipe { public static int Of() => Food.Price(); }");
        WriteArguments(Shared);
        WriteArguments("price", $"/reference:/sdk/ref/{Shared}.dll");
        WriteArguments("recipe", $"/reference:/sdk/ref/{Shared}.dll");
        _functions = new(_root / "sources", _root / "compiler", _root / "watch");
        _functions.Begin([Package("price"), Package("recipe")]);
    }

    public void Dispose()
    {
        _functions.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task After_a_change_of_what_they_share_all_wait_for_the_one_that_does_not_compile()
    {
        Write("Shared/Food.cs", "public static class Food { public static int Price(int servings) => servings; }");
        Write("price/Price.cs", "public static class Price { public static int Of() => Food.Price(2); }");

        var mistake = await Should.ThrowAsync<DeploymentException>(BuildAsync("Shared", "price"));

        mistake.ToString().ShouldContain("recipe does not compile");
        FileIn("price", "price.dll").ShouldBe("made by the SDK"u8.ToArray());
        FileIn("price", $"{Shared}.dll").ShouldBe("made by the SDK"u8.ToArray());

        Write("recipe/Recipe.cs", "public static class Recipe { public static int Of() => Food.Price(3); }");

        (await BuildAsync("recipe")).ShouldBe(["price", "recipe"]);

        foreach (var function in new[] { "price", "recipe" })
        {
            ShouldBeCompiled(FileIn(function, $"{function}.dll"));
            ShouldBeCompiled(FileIn(function, $"{Shared}.dll"));
        }
        (await BuildAsync("price")).ShouldBe(["price"]);
    }

    private async Task<IReadOnlyList<string>> BuildAsync(params string[] projects)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        return await _functions.BuildAsync(projects.ToHashSet(), limit.Token);
    }

    /// <summary>https://learn.microsoft.com/windows/win32/debug/pe-format: an image begins with MZ.</summary>
    private static void ShouldBeCompiled(byte[] file) => file[..2].ShouldBe("MZ"u8.ToArray());

    private byte[] FileIn(string function, string file)
    {
        using var zip = ZipFile.OpenRead(_functions.Packages[function].Path);
        using var content = new MemoryStream();
        using var entry = zip.GetEntry(file).ShouldNotBeNull().Open();
        entry.CopyTo(content);
        return content.ToArray();
    }

    private FunctionPackage Package(string function)
    {
        foreach (var assembly in new[] { function, Shared })
        {
            Write($"../built/{function}/{assembly}.dll", "made by the SDK");
        }
        return FunctionPackage.Write(
            function,
            _root / "built" / $"{function}.zip",
            DeterministicZip.Pack(_root / "built" / function)
        );
    }

    private void WriteArguments(string project, params string[] more)
    {
        Write(
            $"../compiler/arguments/{project}.rsp",
            string.Join('\n', [$"# {SdkCompiler.Roslyn}", .. SdkCompiler.OfLibrary, .. more])
        );
    }

    private void Write(string file, string text)
    {
        var path = Path.GetFullPath(file, _root / "sources");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
