using Xunit;

namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>The repository as a runner checks it out: every file that git has or would take, and nothing that was built. Its folder's name holds a space.</summary>
public sealed class CleanCheckout : IAsyncLifetime
{
    public string Root { get; } = Directory.CreateTempSubdirectory("clean checkout ").FullName;

    public async Task InitializeAsync()
    {
        foreach (var file in (await RepositoryRoot.FilesAsync()).Where(file => File.Exists(Path.Combine(RepositoryRoot.Path, file))))
        {
            var copy = At(file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(RepositoryRoot.Path, file), copy);
        }
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return Task.CompletedTask;
    }

    public string At(string path) => Path.Combine(Root, path);
}

/// <summary>Classes that share one checkout, for the first build in it compiles.</summary>
[CollectionDefinition(nameof(CleanCheckout))]
public sealed class CleanCheckoutCollection : ICollectionFixture<CleanCheckout>;
