using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace AiChef.IntegrationTests;

/// <summary>Sessions through the API's URL.</summary>
public sealed class UnknownSessionTests(DeployedBackend backend) : IClassFixture<DeployedBackend>
{
    [Fact]
    public async Task An_unknown_session_is_neither_found_nor_made()
    {
        var id = Guid.NewGuid().ToString();
        (await backend.CallAsync(HttpMethod.Get, $"/sessions/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var change = await backend.CallAsync(HttpMethod.Patch, $"/sessions/{id}", new JsonObject { ["version"] = 1 });
        (change.Status, change.Body["error"]!.GetValue<string>()).ShouldBe(
            (HttpStatusCode.NotFound, "SessionNotFound")
        );
        (await backend.StoredAsync(id)).ShouldBeNull();
    }
}
