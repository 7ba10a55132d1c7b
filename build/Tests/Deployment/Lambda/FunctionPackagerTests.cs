using System.Text.Json;
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

        var error = await Should.ThrowAsync<DeploymentException>(
            PackAsync(_ => throw new DeploymentException(FailureKind.Failed, "does not compile"))
        );
        error.Message.ShouldBe("does not compile");
        File.Exists(Path.Combine(Output, "packages.json")).ShouldBeFalse();
        await PackAsync();

        _published.ShouldBe(2);
    }

    [Fact]
    public async Task What_the_compiler_left_when_it_found_a_mistake_is_taken_up()
    {
        await PackAsync();
        var left = Path.Combine(FunctionPackager.CompilerFolder(Output), "left.dll");
        Directory.CreateDirectory(Path.GetDirectoryName(left)!);
        await File.WriteAllTextAsync(left, "whole");
        await TouchAsync("broken");
        await Should.ThrowAsync<DeploymentException>(
            PackAsync(_ => throw new DeploymentException(FailureKind.Failed, "does not compile"))
        );
        await TouchAsync("mended");

        await PackAsync();

        File.Exists(left).ShouldBeTrue();
    }

    [Fact]
    public async Task What_an_earlier_publish_made_is_not_packed_again()
    {
        await PackAsync(async cancellationToken =>
        {
            await PublishAsync(cancellationToken);
            await File.WriteAllTextAsync(
                Path.Combine(FunctionPackager.PublishFolder(Output, "recipe"), "gone.dll"),
                "x",
                cancellationToken
            );
        });
        await File.WriteAllTextAsync(Source, "two");

        var packages = await PackAsync();

        (await File.ReadAllTextAsync(packages[0].Path)).ShouldNotContain("gone.dll");
    }

    [Fact]
    public async Task Two_runs_at_once_publish_once()
    {
        var published = new TaskCompletionSource();
        var first = PackAsync(async cancellationToken =>
        {
            await published.Task;
            await PublishAsync(cancellationToken);
        });
        var second = PackAsync();
        published.SetResult();

        (await second).ShouldBe(await first);

        _published.ShouldBe(1);
    }

    [Fact]
    public async Task A_run_that_waits_for_its_turn_can_be_cancelled()
    {
        var published = new TaskCompletionSource();
        var first = PackAsync(async cancellationToken =>
        {
            await published.Task;
            await PublishAsync(cancellationToken);
        });
        using var cancel = new CancellationTokenSource();
        var second = Packager(PublishAsync).PackAsync(Functions, cancel.Token);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(second);
        published.SetResult();
        await first;
    }

    [Theory]
    [InlineData("")]
    [InlineData("cut off")]
    public async Task A_zip_that_is_not_what_it_was_is_made_again(string content)
    {
        var before = (await PackAsync())[0];
        await File.WriteAllTextAsync(before.Path, content);

        (await PackAsync())[0].ShouldBe(before);

        before.IsWhole.ShouldBeTrue();
    }

    [Fact]
    public async Task A_zip_with_one_other_byte_is_made_again()
    {
        var before = (await PackAsync())[0];
        var bytes = await File.ReadAllBytesAsync(before.Path);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(before.Path, bytes);
        before.IsWhole.ShouldBeFalse();

        (await PackAsync())[0].ShouldBe(before);

        before.IsWhole.ShouldBeTrue();
        _published.ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"fingerprint\":\"a")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"fingerprint\":null,\"packages\":null}")]
    [InlineData("{\"fingerprint\":\"FINGERPRINT\",\"packages\":[null]}")]
    public async Task A_manifest_that_cannot_be_read_is_made_again(string manifest)
    {
        var before = await PackAsync();
        var path = Path.Combine(Output, "packages.json");
        var fingerprint = JsonDocument.Parse(await File.ReadAllTextAsync(path)).RootElement.GetProperty("fingerprint");
        await File.WriteAllTextAsync(
            path,
            manifest.Replace("FINGERPRINT", fingerprint.GetString(), StringComparison.Ordinal)
        );

        (await PackAsync()).ShouldBe(before);

        _published.ShouldBe(2);
    }

    [Fact]
    public async Task What_an_interrupted_publish_left_is_not_taken_up()
    {
        await PackAsync();
        var left = Path.Combine(FunctionPackager.CompilerFolder(Output), "left.dll");
        await File.WriteAllTextAsync(Source, "two");
        await Should.ThrowAsync<OperationCanceledException>(
            PackAsync(_ =>
            {
                Directory.CreateDirectory(Path.GetDirectoryName(left)!);
                File.WriteAllText(left, "half");
                throw new OperationCanceledException();
            })
        );

        await PackAsync();

        File.Exists(left).ShouldBeFalse();
    }

    [Fact]
    public async Task What_the_last_publish_left_is_taken_up_after_a_change_that_the_compiler_notices()
    {
        var left = Path.Combine(FunctionPackager.CompilerFolder(Output), "left.dll");
        await PackAsync();
        Directory.CreateDirectory(Path.GetDirectoryName(left)!);
        await File.WriteAllTextAsync(left, "whole");
        await File.WriteAllTextAsync(Source, "two");
        File.SetLastWriteTimeUtc(Source, File.GetLastWriteTimeUtc(Path.Combine(Output, "compiled")).AddMinutes(1));

        await PackAsync();

        File.Exists(left).ShouldBeTrue();
    }

    [Fact]
    public async Task A_source_that_changes_while_it_is_built_is_built_again()
    {
        var packages = await PackAsync(async cancellationToken =>
        {
            await PublishAsync(cancellationToken);
            if (_published == 1)
            {
                // After the compiler read it: what it made is of the text before.
                await File.WriteAllTextAsync(Source, "two", cancellationToken);
            }
        });

        _published.ShouldBe(2);
        (await File.ReadAllTextAsync(packages[0].Path)).ShouldContain("two");
    }

    [Fact]
    public async Task The_hash_is_shown_as_lambda_shows_it()
    {
        var package = (await PackAsync())[0];

        package.CodeSha256.ShouldBe(Convert.ToBase64String(Convert.FromHexString(package.Sha256)));
        package.Key.ShouldBe($"functions/recipe/{package.Sha256}.zip");
        package.Size.ShouldBe(new FileInfo(package.Path).Length);
    }

    private Task<IReadOnlyList<FunctionPackage>> PackAsync() => PackAsync(PublishAsync);

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        _published++;
        foreach (var function in Functions)
        {
            var folder = Directory.CreateDirectory(FunctionPackager.PublishFolder(Output, function)).FullName;
            await File.WriteAllTextAsync(
                Path.Combine(folder, $"{function}.dll"),
                await File.ReadAllTextAsync(Source, cancellationToken),
                cancellationToken
            );
        }
    }

    /// <summary>Changes the source so that the compiler notices by its time.</summary>
    private async Task TouchAsync(string text)
    {
        await File.WriteAllTextAsync(Source, text);
        File.SetLastWriteTimeUtc(Source, File.GetLastWriteTimeUtc(Path.Combine(Output, "compiled")).AddMinutes(1));
    }

    private Task<IReadOnlyList<FunctionPackage>> PackAsync(Func<CancellationToken, Task> publish) =>
        Packager(publish).PackAsync(Functions, CancellationToken.None);

    private FunctionPackager Packager(Func<CancellationToken, Task> publish) =>
        new(_root, [Path.Combine(_root, "src")], Output, publish);
}
