using AiChef.Targets.Operations;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Operations;

public sealed class WatchedFilesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("watched").FullName;

    public WatchedFilesTests()
    {
        foreach (var folder in new[] { "functions/price/obj", "templates" })
        {
            Directory.CreateDirectory(Path.Combine(_root, folder));
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Names_what_is_written_moved_into_place_and_deleted()
    {
        Write("templates/table.yaml");
        Write("functions/price/Old.cs");
        using var files = Watch();

        Write("functions/price/Price.cs");
        Write("functions/price/.Line.cs.1234");
        File.Move(At("functions/price/.Line.cs.1234"), At("functions/price/Line.cs"));
        File.Delete(At("functions/price/Old.cs"));
        Write("templates/table.yaml");

        (await UntilAsync(files, "templates/table.yaml")).ShouldBe([
            "functions/price/Line.cs",
            "functions/price/Old.cs",
            "functions/price/Price.cs",
            "templates/table.yaml",
        ]);
    }

    [Fact]
    public async Task Leaves_out_what_compilers_and_editors_write_beside()
    {
        using var files = Watch();

        foreach (var name in new[] { "obj/Price.g.cs", "Price.cs~", ".Price.cs.swp", "4913", "Price.swp", "Price.tmp" })
        {
            Write($"functions/price/{name}");
        }
        Write("functions/price/Price.cs");

        (await UntilAsync(files, "functions/price/Price.cs")).ShouldBe(["functions/price/Price.cs"]);
    }

    private WatchedFiles Watch() => new(_root, ["functions", "templates"], TimeProvider.System);

    /// <summary>All that it names until a file is among it: the system may tell changes in several parts.</summary>
    private static async Task<IEnumerable<string>> UntilAsync(WatchedFiles files, string last)
    {
        var all = new SortedSet<string>(StringComparer.Ordinal);
        while (!all.Contains(last))
        {
            var next = files.NextAsync(CancellationToken.None);
            all.UnionWith(await BoundedWait.ForAsync(next, $"a change of {last}"));
        }
        return all;
    }

    private string At(string path) => Path.Combine(_root, path);

    private void Write(string path) => File.WriteAllText(At(path), path);
}
