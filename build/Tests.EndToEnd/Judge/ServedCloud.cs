using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>
/// LocalCloud as the target serves it, on its own port, with the whole backend deployed to it from a copy of the
/// repository.
/// </summary>
public sealed class ServedCloud : IAsyncLifetime, IDisposable
{
    private ChildProcess? _server;

    internal Uri Url { get; } = new("http://127.0.0.1:4566");

    internal AwsCli Aws { get; private set; } = null!;

    internal CheckoutCopy Checkout { get; } = new();

    internal HttpClient Http { get; } = new();

    public async Task InitializeAsync()
    {
        await Checkout.InitializeAsync();
        Aws = new AwsCli(Url);
        _server = Checkout.Start("LocalCloud");
        await _server.PrintsAsync($"LocalCloud serves {Url.GetLeftPart(UriPartial.Authority)}");
        (await Checkout.RunAsync("Deploy")).ShouldEnd(0);
    }

    public Task DisposeAsync()
    {
        _server?.Dispose();
        return Checkout.DisposeAsync();
    }

    public void Dispose()
    {
        Aws?.Dispose();
        Http.Dispose();
    }

    /// <summary>The value that a stack exports.</summary>
    internal async Task<string> ExportAsync(string name)
    {
        var value = await Aws.SaysAsync("cloudformation", "list-exports", "--query", $"Exports[?Name=='{name}'].Value");
        value.ShouldNotBeEmpty($"no stack exports {name}");
        return value;
    }
}

/// <summary>Classes that share the served LocalCloud, for it has one port.</summary>
[CollectionDefinition(nameof(ServedCloud))]
public sealed class ServedCloudCollection : ICollectionFixture<ServedCloud>;
