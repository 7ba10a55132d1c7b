using System.Collections.Concurrent;
using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Wire;

public sealed class ObservedRequestTests : IAsyncLifetime, IDisposable
{
    private readonly ConcurrentQueue<ObservedRequest> _observed = new();
    private readonly LocalCloudFaults _faults = new();
    private LocalCloudHost _host = null!;
    private RawClient _client = null!;

    public async Task InitializeAsync()
    {
        var options = new LocalCloudOptions { OnRequest = _observed.Enqueue, Faults = _faults };
        _host = await LocalCloudHost.StartAsync(options, CancellationToken.None);
        _client = new RawClient(_host.Url);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task An_operation_is_observed_by_its_name()
    {
        await _client.QueryAsync("sts", "GetCallerIdentity");

        _observed.ShouldBe([new ObservedRequest("sts", "GetCallerIdentity", IsThrottled: false)]);
    }

    [Theory]
    [InlineData("lambda", "/2015-03-31/functions", "ListFunctions")]
    [InlineData("s3", "/", "GET")]
    [InlineData("apigateway", "/restapis", "GET")]
    public async Task A_request_by_path_is_observed_once(string service, string path, string operation)
    {
        await _client.GetAsync(service, path);

        _observed.ShouldBe([new ObservedRequest(service, operation, IsThrottled: false)]);
    }

    [Fact]
    public async Task A_throttled_request_is_observed_as_such()
    {
        _faults.ThrottleNext("GetCallerIdentity", 1);

        await ServiceFixture.RefusedAsync(() => _client.QueryAsync("sts", "GetCallerIdentity"));

        _observed.ShouldBe([new ObservedRequest("sts", "GetCallerIdentity", IsThrottled: true)]);
    }
}
