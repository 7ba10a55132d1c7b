using AiChef.Deployment;
using AiChef.Deployment.Lambda;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Lambda;

public sealed class FunctionPackagerTests : IDisposable
{
    private static readonly string[] Functions = ["recipe", "price"];
    private readonly string _root = Directory.CreateTempSubdirectory("packager").FullName;
    private int _published;

    public FunctionPackagerTests()
    {
        Directory.CreateDirectory(Path.Combine(_root, "src"));
        File.WriteAllText(Source, "one");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Source => Path.Combine(_root, "src", "a.cs");

    private string Output => Path.Combine(_root, "out");

    [Fact]
    public async Task Unchanged_sources_are_published_once()
    {
        var first = await PackAsync();

        (await PackAsync()).ShouldBe(first);

        _published.ShouldBe(1);
    }

    [Fact]
    public async Task A_changed_source_is_published_again()
    {
        var before = (await PackAsync())[0];

        await File.WriteAllTextAsync(Source, "two");

        (await PackAsync())[0].Sha256.ShouldNotBe(before.Sha256);
        _published.ShouldBe(2);
    }

    [Fact]
    public async Task A_zip_that_was_deleted_is_made_again()
    {
        var before = (await PackAsync())[0];

        File.Delete(before.Path);

        (await PackAsync())[0].ShouldBe(before);
        File.Exists(before.Path).ShouldBeTrue();
    }

    [Fact]
    public async Task A_publish_that_fails_leaves_nothing_that_looks_made()
    {
        await PackAsync();
        await File.WriteAllTextAsync(Source, "broken");

        await Should.ThrowAsync<DeploymentException>(
            PackAsync(_ => throw new DeploymentException(FailureKind.Failed, "does not compile"))
        );
        await PackAsync();

        _published.ShouldBe(2);
    }

    [Fact]
    public async Task The_hash_is_shown_as_lambda_shows_it()
    {
        var package = (await PackAsync())[0];

        package.CodeSha256.ShouldBe(Convert.ToBase64String(Convert.FromHexString(package.Sha256)));
        package.Key.ShouldBe($"functions/recipe/{package.Sha256}.zip");
        package.Size.ShouldBe(new FileInfo(package.Path).Length);
    }

    private Task<IReadOnlyList<FunctionPackage>> PackAsync() =>
        PackAsync(async ct =>
        {
            _published++;
            foreach (var function in Functions)
            {
                var folder = Directory.CreateDirectory(FunctionPackager.PublishFolder(Output, function)).FullName;
                await File.WriteAllTextAsync(
                    Path.Combine(folder, $"{function}.dll"),
                    await File.ReadAllTextAsync(Source, ct),
                    ct
                );
            }
        });

    private Task<IReadOnlyList<FunctionPackage>> PackAsync(Func<CancellationToken, Task> publish) =>
        new FunctionPackager(_root, [Path.Combine(_root, "src")], Output, publish).PackAsync(
            Functions,
            CancellationToken.None
        );
}
